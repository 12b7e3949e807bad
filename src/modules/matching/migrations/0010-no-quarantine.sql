-- What of a list waits to be mended is kept by the module that brings lists in, sealed.
drop table matching.collected_quarantine;
