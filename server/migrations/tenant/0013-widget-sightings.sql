-- Where a company's chat was last asked for by a page that is not the company's own: "is it on my site?" has an answer.
CREATE TABLE widget_sightings (
  tenant_id uuid NOT NULL,
  inbox_id uuid NOT NULL,
  -- Of the page, `https://www.loja.com.br`.
  origin text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, inbox_id),
  FOREIGN KEY (tenant_id, inbox_id) REFERENCES inboxes (tenant_id, id) ON DELETE CASCADE
);
SELECT recado.protect('widget_sightings');
