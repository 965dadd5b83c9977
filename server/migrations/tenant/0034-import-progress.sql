-- Rows by what their cars are known by: a switch looks for each car among them.
CREATE INDEX car_import_rows_key ON car_import_rows (tenant_id, import_id, stock_key);

-- How far into its file an import has stored rows, for whoever watches it.
ALTER TABLE car_imports ADD COLUMN read_bytes bigint NOT NULL DEFAULT 0;
