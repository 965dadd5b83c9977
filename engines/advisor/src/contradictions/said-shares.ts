import type { Fact } from '../intake/fact.ts'
import { type Contradiction, named, type Rule } from './ledger.ts'

/** Words by which a percentage says what two figures before it come to. */
const saysSo =
  /\b(?:ou seja|o que da|que da|isso da|da uma?|uma? (?:ocupacao|conversao|inadimplencia|reajuste|aumento|alta|queda|desconto|crescimento|perda|parte)|significa|representa|equivale|entao|logo|portanto|conversao|ocupacao|inadimplencia|crescimento|cresc\w+|reajuste|desconto|aument\w+|queda|ca(?:i|iu|iram))\b/
const ofChange =
  /\b(?:reajust\w*|aument\w*|alta|queda|ca(?:i|iu|iram)|desconto|cresc\w*|subi\w*|baix\w*|reduz\w*|reducao|variac\w*)\b/
const ofPart =
  /\b(?:ocupacao|ocupad\w*|conver\w*|inadimpl\w*|atras\w*|falt\w*|cancel\w*|perda|quebra|desperdicio|d[oa]s (?:servicos|clientes|vendas|pedidos|alunos|casos)|aproveitamento)\b/
/** The percentage is of something else, asked about, or yet to come. */
const elsewhere =
  /\b(?:margem|comissao|imposto|juros|taxa d[eo]|custo|se\b|quer\w*|meta|cortar|resto|restante|mais que|acima|markup)\b/

const marked = /\b(?:ou seja|o que da|que da|isso da|significa|representa|equivale|portanto)\b/

const isNext = (earlier: Fact, later: Fact) => (later.sentence ?? 0) - (earlier.sentence ?? 0) <= 1

/**
 * "De 40 para 46, um reajuste de 20 %", "13 das 20 datas, uma ocupação de 80 %": a percentage that says what two figures
 * right before it come to, and does not.
 */
export const saidShares: Rule = ({ everything, near }) => {
  const found: Contradiction[] = []
  for (const [n, said] of everything.entries()) {
    const { unit, low } = said.quantity
    if (unit !== 'percent' || said.scope === 'rival') continue
    const words = near(said)
    if (!saysSo.test(words) || elsewhere.test(words.slice(0, 40))) continue
    const isChange = ofChange.test(words)
    const before = everything
      .slice(0, n)
      .filter(({ quantity }) => quantity.unit === 'count' || (isChange && quantity.unit === 'BRL'))
    const [first, second] = before.slice(-2)
    if (!first || !second || first.quantity.unit !== second.quantity.unit) continue
    // Figures of another sentence only where the text says that this is what they come to.
    const isOne = first.sentence === said.sentence && second.sentence === said.sentence
    if (!isOne && !(isNext(second, said) && isNext(first, said) && marked.test(words))) continue
    const [a, b] = [first.quantity.low, second.quantity.low]
    if (!(a > 0 && b > 0)) continue
    const isPair = second.quantity.role === 'to' || first.metric.endsWith('_before') || first.metric === second.metric
    const implied =
      isChange && isPair
        ? 100 * Math.abs(b / a - 1)
        : !isChange && ofPart.test(words) && first.quantity.unit === 'count'
          ? (100 * Math.min(a, b)) / Math.max(a, b)
          : undefined
    if (implied === undefined || Math.abs(implied - Math.abs(low)) <= 1.5 || implied > 3.5 * Math.abs(low)) continue
    if (Math.abs(100 - implied - Math.abs(low)) <= 1.5 || implied < Math.abs(low) / 3.5) continue
    found.push(...named('identity', isChange ? 'growth' : 'said_share', first, second, said))
  }
  return found
}
