import type { Frame } from './frame.ts'
import { person } from './meaning.ts'

const others = /\b(?:distribuidor|fornecedor|aluguel|custo|conta|dolar|materia|insumo|folha|salario|capacidade)\w*\b/

/** "Subir pra", "se eu for pra", "quer fechar a", "ofereceu", "e se fosse". */
export function isProposal({ before, left, quantity }: Frame): boolean {
  if (quantity.role === 'from' || /\b(?:em vez|ao inves|em lugar) d\w+\s*$/.test(left)) return false
  const near = before.slice(-70)
  const clause = near.split(/[.;!?\n]|,(?! )/).at(-1)!
  if (person.test(clause) && /\b(?:mais um[a]?|outr[oa]|nov[oa]|contrat\w+|trazer|pagar)\b/.test(clause)) return false
  if (/\b(?:agora|hoje|ja)\b[^.;,]{0,12}$/.test(left)) return false
  return (
    /\b(?:subir|passar|baixar|aumentar|reduzir|cair|reajustar|mudar|igualar|subo|baixo|botar|colocar|ir)\b(?!.*\b(?:custo|conta)\b)[^.;]{0,30}\b(?:pra|para|p|por|a)\s*(?:r\$\s*|uns )?$/.test(
      clause,
    ) ||
    (/\bse\b[^.;]{0,40}\b(?:cobr\w+|vend\w+|baix\w+|sub\w+|fiz\w+|for|fosse|formos|ir|passar|passasse|pass[oa]|colocar|botar|puser|mud\w+|reajust\w+|ficar)\b[^.;]{0,30}$/.test(
      clause,
    ) &&
      !others.test(clause)) ||
    /\b(?:quer(?:em)?|propos|propoe|oferec(?!o\b|emos\b)\w+|topa(?:m)?|fechar|pediu|pede)\b[^.;]{0,60}\s(?:a|por|pagando|para|pra)\s*$/.test(
      near,
    ) ||
    (/\b(?:quero|queria|queremos|penso|pensando|pretendo|pretendemos|vamos|vou|planejo|cogito|cogitando|da (?:pra|para)|posso|poderia)\b[^.;]{0,40}\b(?:cobrar|cobrando|vender|subir|baixar|passar|ir)\b[^.;]{0,24}$/.test(
      clause,
    ) &&
      !others.test(clause)) ||
    (/\bpor quanto\b|\bcobrar\s*$|\bvender (?:a|por)\s*$/.test(clause) && !/\bvendo\b/.test(left))
  )
}
