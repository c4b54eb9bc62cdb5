"""The last step: pages become a site, files for other engines, schemas and data."""
