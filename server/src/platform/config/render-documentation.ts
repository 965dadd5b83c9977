import { type KeyDocumentation, type KeyName, keyDocumentation, keys } from './keys.ts'

/** docs/CONFIGURATION.md, from the same table the server reads its variables with. */
export function renderDocumentation(): string {
  const names = Object.keys(keys) as KeyName[]
  const entries = names.map((name) => ({ name, ...documentationOf(name) }))
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return [INTRODUCTION, ...groups.map((group) => renderGroup(group, entries))].join('\n')
}

const INTRODUCTION = `# Configuration

The server is configured by environment variables only. They are checked together at the start: the process ends with
one list of everything that is wrong, naming variables but never values. An empty variable counts as absent.

In development nothing is required. Variables marked 🔒 carry secrets.

This page is written by \`node server/src/platform/config/write-documentation.ts\`; change the descriptions in
\`server/src/platform/config/keys.ts\`.
`

type Entry = KeyDocumentation & { name: KeyName }

function renderGroup(group: string, entries: readonly Entry[]): string {
  const rows = entries.filter((entry) => entry.group === group).map(renderRow)
  return [`## ${group}`, '', '| variable | meaning | when absent | example |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  )
}

function renderRow(entry: Entry): string {
  const cells = [
    `\`${entry.name}\`${entry.secret ? ' 🔒' : ''}`,
    `${entry.description}${choicesOf(entry.name)}`,
    entry.absent,
    entry.example ? `\`${entry.example}\`` : '',
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function choicesOf(name: KeyName): string {
  const inner = keys[name].unwrap()
  return 'options' in inner ? ` One of ${inner.options.map((option) => `\`${option}\``).join(', ')}.` : ''
}

function documentationOf(name: KeyName): KeyDocumentation {
  const found = keyDocumentation.get(keys[name])
  if (!found) throw new Error(`${name} is not documented`)
  return found
}
