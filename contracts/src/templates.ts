/** What a ready answer may name: of the contact, of who writes, of the conversation. */
export const TEMPLATE_VARIABLES = [
  'contact.first_name',
  'contact.name',
  'contact.email',
  'contact.phone',
  'agent.first_name',
  'agent.name',
  'conversation.protocol',
  'inbox.name',
  'company.name',
] as const
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number]

/** As people write them, folded: in Portuguese and Spanish, and as other products have them. */
const ALIASES: Readonly<Record<string, TemplateVariable>> = {
  ...names(
    'contact.name',
    'nome',
    'nombre',
    'name',
    'cliente',
    'contato',
    'contato.nome',
    'cliente.nome',
    'customer.name',
  ),
  ...names('contact.first_name', 'primeiro_nome', 'primer_nombre', 'first_name', 'contato.primeiro_nome'),
  ...names('contact.first_name', 'cliente.primeiro_nome', 'customer.first_name'),
  ...names('contact.email', 'email', 'e_mail', 'correo', 'contato.email', 'cliente.email', 'customer.email'),
  ...names(
    'contact.phone',
    'telefone',
    'telefono',
    'celular',
    'whatsapp',
    'phone',
    'contato.telefone',
    'cliente.telefone',
  ),
  ...names('agent.name', 'atendente', 'agente', 'vendedor', 'atendente.nome', 'agente.nome'),
  ...names('agent.first_name', 'atendente.primeiro_nome', 'agente.primeiro_nome'),
  ...names('conversation.protocol', 'protocolo', 'protocol', 'conversa.protocolo'),
  ...names('inbox.name', 'canal', 'caixa', 'bandeja', 'inbox'),
  ...names('company.name', 'empresa', 'loja', 'company', 'empresa.nome', 'loja.nome'),
}

function names(variable: TemplateVariable, ...aliases: string[]): Record<string, TemplateVariable> {
  return Object.fromEntries(aliases.map((alias) => [alias, variable]))
}

export type TemplatePart =
  | { kind: 'text'; text: string }
  /** `fallback`: what stands for it where it has no value, `{{contact.first_name || 'cliente'}}`. */
  | { kind: 'variable'; text: string; name: TemplateVariable; fallback: string | undefined }
  /** Braces that nothing answers to, or that are not closed. Closing ones alone are text: JSON and programs end so. */
  | { kind: 'unknown'; text: string }

/** A template taken apart; the parts' texts in order are the whole of it. Single braces are text. */
export function readTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  const opens = OPENED.test(template)
  let end = 0
  for (const match of template.matchAll(BRACES)) {
    if (match.index > end) parts.push({ kind: 'text', text: template.slice(end, match.index) })
    const part = readBraces(match[0], match[1] ?? match[2])
    parts.push(opens || part.kind !== 'unknown' ? part : { kind: 'text', text: part.text })
    end = match.index + match[0].length
  }
  if (end < template.length) parts.push({ kind: 'text', text: template.slice(end) })
  return parts
}

/** As keyboards write them, and the wide and small forms that come along from other programs. */
const [OPEN, CLOSE] = ['[{\uff5b\ufe5b]', '[}\uff5d\ufe5c]']
const INNER = '([^{}\uff5b\uff5d\ufe5b\ufe5c]*)'
/** Whole ones, without braces inside (three mean the same, as in Mustache); else each pair that opens or closes nothing. */
const BRACES = new RegExp(`${OPEN}{3}${INNER}${CLOSE}{3}|${OPEN}{2}${INNER}${CLOSE}{2}|${OPEN}{2}|${CLOSE}{2}`, 'g')
const OPENED = new RegExp(`${OPEN}{2}`)

function readBraces(text: string, inner: string | undefined): TemplatePart {
  if (inner === undefined || inner.length > LONGEST) return { kind: 'unknown', text }
  const [wanted = '', ...rest] = inner.split('|')
  const fallback = rest.length === 0 ? undefined : QUOTED.exec(rest.join('|').replace(/^\|/, '').trim())?.[1]
  const name = fold(wanted)
  const known = TEMPLATE_VARIABLES.find((variable) => variable === name)
  const variable = known ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined)
  if (variable === undefined || (rest.length > 0 && fallback === undefined)) return { kind: 'unknown', text }
  return { kind: 'variable', text, name: variable, fallback }
}

/** Longer than any name with what stands for it. */
const LONGEST = 300
const QUOTED = /^['"‘“]([^'"‘’“”]*)['"’”]$/

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** What in it is no variable that we know, as it stands there. */
export function unknownVariables(template: string): string[] {
  return [...new Set(readTemplate(template).flatMap((part) => (part.kind === 'unknown' ? [part.text] : [])))]
}

/** Everything in double braces that is left in a text: nothing of it may reach a customer unnoticed. */
export function unfilledVariables(text: string): string[] {
  return [...new Set(readTemplate(text).flatMap((part) => (part.kind === 'text' ? [] : [part.text])))]
}

export interface RenderedTemplate {
  body: string
  /** What was left empty: variables without a value by their names, and what is no variable as it stood there. */
  missing: string[]
}

/** Fills a template. Values are put in once: one that itself holds a variable stays as it is. */
export function renderTemplate(
  template: string,
  variables: Readonly<Partial<Record<TemplateVariable, string | null>>>,
): RenderedTemplate {
  const missing = new Set<string>()
  const body = readTemplate(template).map((part) => {
    if (part.kind === 'text') return part.text
    const value = part.kind === 'variable' ? variables[part.name] || part.fallback : undefined
    if (value === undefined) missing.add(part.kind === 'variable' ? part.name : part.text)
    return value ?? ''
  })
  return { body: body.join(''), missing: [...missing] }
}
