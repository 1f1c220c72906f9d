"""The stations of the data flow: frozen types that know no library and do no I/O."""
