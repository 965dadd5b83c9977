const SIGNS: Readonly<Record<string, string>> = {
  arroba: '@',
  arrouba: '@',
  aroba: '@',
  '@': '@',
  ponto: '.',
  pto: '.',
  '.': '.',
  dot: '.',
  underline: '_',
  underscore: '_',
  underlain: '_',
  anderline: '_',
  anderlaine: '_',
  sublinhado: '_',
  _: '_',
  traco: '-',
  tracinho: '-',
  hifen: '-',
  '-': '-',
}
const FIGURES: Readonly<Record<string, string>> = {
  zero: '0',
  um: '1',
  dois: '2',
  tres: '3',
  quatro: '4',
  cinco: '5',
  seis: '6',
  meia: '6',
  sete: '7',
  oito: '8',
  nove: '9',
}
/** Words that may stand before an address; any other could be the first half of it ("joão silva arroba …"). */
const BEFORE = new Set(
  'e eh email mail meu o a no na para pra pro pelo manda mande mandar envia anota pode ser usa use oi ola seria fica endereco esse este the is my'.split(
    ' ',
  ),
)
/** "tudo junto", "minúsculo": how it is written, not what. */
const REMARKS = /\b(?:tudo )?(?:junto|juntinho|minuscul[oa]s?|em minuscul[oa]s?|sem espacos?|sem acentos?)\b/g

/**
 * Puts an address together that was spoken or typed with spaces: "ana ponto souza arroba gmail ponto com", "ana @ gmail .
 * com". Undefined where it is not clear where the address begins.
 */
export function spokenAddress(text: string): string | undefined {
  const plain = text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const glued = /\bjunto|sem espaco/.test(plain)
  const written = plain
    .replace(/[([{<]\s*(?:arroba|at|@)\s*[)\]}>]/g, ' @ ')
    .replace(/\be-mail\b/g, 'email')
    .replace(REMARKS, ' ')
    .replace(/baixo|sinal de/g, (word) => (word === 'baixo' ? ' ' : ' '))
    .replace(/traco\s{2,}/g, '_ ')
    .replace(/([@]|(?<=\s)[._-](?=\s))/g, ' $1 ')
  const tokens = (written.match(/[a-z0-9._+-]+|@|[,;:!?\n]/g) ?? []).map((token) => SIGNS[token] ?? token)
  const at = tokens.indexOf('@')
  if (at < 1 || tokens.indexOf('@', at + 1) >= 0) return undefined
  const local = localPart(tokens.slice(0, at), glued)
  const domain = domainPart(tokens.slice(at + 1))
  return local && domain ? `${local}@${domain}` : undefined
}

function isSign(token: string | undefined): boolean {
  return token !== undefined && /^[._-]$/.test(token)
}

/** From the "@" backwards: words that signs hold together, and figures. */
function localPart(before: string[], glued: boolean): string | undefined {
  let local = ''
  for (let n = before.length - 1; n >= 0; n--) {
    const token = before[n]!
    const last = before[n + 1]
    const held = local === '' || isSign(token) || isSign(last) || (last !== undefined && isFigure(last))
    if (held && /^[a-z0-9._+-]+$/.test(token)) local = `${FIGURES[token] ?? token}${local}`
    else if (/^[,;:!?\n]$/.test(token) || BEFORE.has(token)) return local
    else if (glued && /^[a-z0-9._+-]+$/.test(token)) local = `${token}${local}`
    else return undefined
  }
  return local
}

function domainPart(after: string[]): string {
  let domain = ''
  for (const [n, token] of after.entries()) {
    if (!/^[a-z0-9.-]+$/.test(token)) break
    if (n > 0 && !isSign(token) && !isSign(after[n - 1])) break
    domain += token
  }
  return domain.replace(/\.+$/, '')
}

function isFigure(token: string): boolean {
  return Object.hasOwn(FIGURES, token) || /^\d+$/.test(token)
}
