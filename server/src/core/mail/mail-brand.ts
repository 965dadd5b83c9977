/** How a mail looks and whom it seems to come from. Colours as `#rrggbb`. */
export interface MailBrand {
  name: string
  /** Who the mail says it is from, where that is more than the name. */
  sender?: string
  colour: string
  /** Text on `colour`. */
  onColour: string
}

/** Port: who knows brands answers it. Null asks for the platform's own. */
export interface MailBrands {
  find(tenantId: string | null): Promise<MailBrand>
}
