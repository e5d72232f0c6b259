"""Reading tables that people bring: CSV in any usual encoding and separator, and Excel workbooks. Reads only."""
