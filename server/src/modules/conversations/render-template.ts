export interface RenderedTemplate {
  body: string
  /** Variables that have no value, or are none; they are left empty. */
  missing: string[]
}

const VARIABLE = /\{\{\s*([a-z_]+\.[a-z_]+)\s*\}\}/g

/** Fills `{{noun.property}}`. Values are put in once: one that itself holds a variable stays as it is. */
export function renderTemplate(template: string, variables: Readonly<Record<string, string | null>>): RenderedTemplate {
  const missing = new Set<string>()
  const body = template.replace(VARIABLE, (_whole, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : null
    if (value === null || value === undefined || value === '') missing.add(name)
    return value ?? ''
  })
  return { body, missing: [...missing] }
}
