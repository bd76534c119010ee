"""The commands, one file each: the module's name is the command's, and ``command`` in it is the command itself."""
