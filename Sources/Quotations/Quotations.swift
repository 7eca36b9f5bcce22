// Filled by its first version.
