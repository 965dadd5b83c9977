import type { Frame } from './frame.ts'

/** "Subir pra", "se eu cobrar", "quer fechar a", "ofereceu". */
export function isProposal({ before, left }: Frame): boolean {
  const near = before.slice(-70)
  const clause = near.split(/[.;!?\n]|,(?! )/).at(-1)!
  return (
    /\b(?:subir|passar|baixar|aumentar|reduzir|cair|reajustar|mudar|igualar|subo|baixo|botar|colocar|ir)\b(?!.*\b(?:custo|conta)\b)[^.;]{0,30}\b(?:pra|para|p|por|a)\s*(?:r\$\s*)?$/.test(
      clause,
    ) ||
    /\bse\b[^.;]{0,30}\b(?:cobrar|vender|cobrasse|vendesse|baixar|subir|baixasse|subisse|fizer|fizesse)\b[^.;]{0,30}$/.test(
      clause,
    ) ||
    /\b(?:quer(?:em)?|propos|propoe|oferec\w+|topa(?:m)?|fechar|pediu|pede)\b[^.;]{0,60}\s(?:a|por|pagando|para|pra)\s*$/.test(
      near,
    ) ||
    (/\bpor quanto\b|\bcobrar\s*$|\bvender (?:a|por)\s*$/.test(clause) && !/\bvendo\b/.test(left))
  )
}
