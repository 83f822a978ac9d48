"""Climate profiles of sites, made with pvlib and windpowerlib."""
