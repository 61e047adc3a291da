#!version:1.0.0.1
include:config "805ec012ab01.cfg"
overwrite_mode = 1
