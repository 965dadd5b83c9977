import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSearch, searchReader } from './read-search.ts'
import type { Search } from './search.ts'

const read = searchReader({ year: 2026 })

/** A reading in one line: "body=suv price_cents<=9000000 | use=work | low_km | Campinas | teto solar". */
function brief({ constraints, answers, wishes, place, not_understood }: Search): string {
  const signs = { max: '<=', min: '>=', in: '=', not_in: '!=', is: ':' }
  const said = constraints.map(({ attribute, op, value }) => `${attribute}${signs[op]}${value}`).toSorted()
  const told = answers.map(({ key, value }) => `${key}=${value}`).toSorted()
  const parts = [said, told, wishes.map(({ key }) => key), place === undefined ? [] : [place.name], not_understood]
  return parts
    .map((part) => part.join(' '))
    .join(' | ')
    .replace(/[ |]+$/, '')
}

describe('a typed search', () => {
  it.each([
    // Amounts and what they count.
    ['até 1 milhão', 'price_cents<=100000000'],
    ['posso ir até 90', 'price_cents<=9000000'],
    ['R$ 50.000 a R$ 70.000', 'price_cents<=7000000 price_cents>=5000000'],
    ['entre R$40 mil e R$55 mil', 'price_cents<=5500000 price_cents>=4000000'],
    ['50-60 mil', 'price_cents<=6000000 price_cents>=5000000'],
    ['lá pelos 50 mil', 'price_cents<=5500000 price_cents>=4500000'],
    ['no máximo uns 50 mil', 'price_cents<=5000000'],
    ['entre sessenta e setenta mil', 'price_cents<=7000000 price_cents>=6000000'],
    ['até 80.000 km, até 80.000 reais', 'km<=80000 price_cents<=8000000'],
    ['4 portas até 30 mil', 'doors>=4 price_cents<=3000000'],
    ['civic 2017 até 60 mil', 'model=Civic price_cents<=6000000 year<=2017 year>=2017'],
    ['ano 18 pra cima', 'year>=2018'],
    ['2017/18', 'year<=2018 year>=2017'],
    ['mais nova que 2016 e mais barata que 60 mil', 'price_cents<=6000000 year>=2017'],
    ['no máximo 3 anos de uso', 'year>=2023'],
    ['motor mil', 'engine_litres<=1 engine_litres>=1'],
    ['porta-malas acima de 400 litros', 'trunk_litres>=400'],
    ['faz mais de 12 km por litro', 'km_per_litre>=12'],
    // Refusals and how far they reach.
    ['nao quero volks, ford nem fiat', 'brand!=Volkswagen,Ford,Fiat'],
    ['sem fiat, automático', 'brand!=Fiat transmission=automatic'],
    ['civic ou corolla, exceto preto', 'color!=black model=Civic,Corolla'],
    ['não quero fiat, quero honda', 'brand=Honda'],
    ['diesel não, flex', 'fuel=flex'],
    ['sem laudo não quero', 'inspection_report:true'],
    ['placa que não termine em 5 e 6', 'plate_final_digit!=5,6'],
    ['não precisa ser automático', ''],
    ['não é pra uber', ''],
    ['câmbio tanto faz', ''],
    ['parcelas que não passem de 800', ' | monthly_payment=80000'],
    ['que não seja 1.0', ' |  |  |  | que não seja 1.0'],
    // Corrections.
    ['até 40 mil, aliás 45', 'price_cents<=4500000'],
    ['corolla, não, civic', 'model=Civic'],
    ['toyota corolla, perdão, honda', 'brand=Honda'],
    ['48x, ou melhor, 60x', ' | months=60'],
    ['50 mil de entrada, ops, 5 mil de entrada', ' | down_payment=500000'],
    ['hb20 branco, melhor, prata', 'color=silver model=HB20'],
    ['corolla branco. aliás, pode ser prata também', 'color=white,silver model=Corolla'],
    ['em Campinas, quer dizer, Jundiaí', ' |  |  | Jundiaí'],
    // Names, with slips of the keyboard; figures are names only where they can be nothing else.
    ['hondda civic', 'brand=Honda model=Civic'],
    ['mitsubichi pajero', 'brand=Mitsubishi model=Pajero'],
    ['fiat strda', 'brand=Fiat model=Strada'],
    ['peugeot 2008 2020', 'brand=Peugeot model=2008 year<=2020 year>=2020'],
    ['carro 2008', 'year<=2008 year>=2008'],
    ['corolla cross, nada de corolla', 'model=Corolla Cross'],
    ['cambio altomatico', 'transmission=automatic'],
    ['viajo pra praia', ' | use=road'],
    ['suv compacto', 'body=suv |  |  |  | compacto'],
    // The car to be given, and money beside it.
    ['meu gol 2014 + 10 mil', ' | down_payment=1000000 trade_in_car=gol 2014'],
    ['dou meu carro de entrada, um palio 2012', ' | trade_in_car=palio 2012'],
    ['quero trocar meu carro, um gol 2012, por um sedan', 'body=sedan | trade_in_car=gol 2012'],
    ['onix 2017 avaliado em 45 mil pra dar de entrada', 'model=Onix year<=2017 year>=2017 | trade_in=4500000'],
    ['troco meu fox por um t-cross', 'model=T-Cross | trade_in_car=fox'],
    ['tenho um celta 2011, vale uns 20 mil', ' | trade_in=2000000 trade_in_car=celta 2011'],
    ['entrada de 10 mil e 48x de 890', ' | down_payment=1000000 monthly_payment=89000 months=48'],
    ['dou 15 mil e o resto financio', ' | down_payment=1500000'],
    ['prestação de mil reais, sem entrada', ' | down_payment=0 monthly_payment=100000'],
    // Places.
    ['Campinas/SP', ' |  |  | Campinas'],
    ['carro em RJ', ' |  |  | Rio de Janeiro'],
    ['quero ver carros em Sobradinho', ' |  |  | Sobradinho'],
    ['sou do Rio, quero um sandero', 'model=Sandero |  |  | Rio de Janeiro'],
    ['o mais barato entre os compass', 'model=Compass |  | price'],
    // What nothing here can express.
    ['não quero carro de leilão', ' |  |  |  | leilão'],
    ['nada de francês', ' |  |  |  | francês'],
    ['gol bola quadrada', 'model=Gol |  |  |  | bola quadrada'],
    ['meu vizinho comprou um, quero um suv', 'body=suv'],
  ])('"%s"', (text, meaning) => {
    expect(brief(read(text))).toBe(meaning)
  })

  it('says which words each part came from', () => {
    const search = read('Olá! SUV automático até 90 mil, pouco rodado, em Campinas, com teto solar')
    expect(search).toEqual({
      constraints: [
        { attribute: 'body', op: 'in', value: ['suv'], words: 'SUV' },
        { attribute: 'transmission', op: 'in', value: ['automatic'], words: 'automático' },
        { attribute: 'price_cents', op: 'max', value: 9_000_000, words: 'até 90 mil' },
      ],
      answers: [],
      wishes: [{ key: 'low_km', words: 'pouco rodado' }],
      place: { name: 'Campinas', words: 'Campinas' },
      not_understood: ['teto solar'],
    })
  })

  it("knows the names of the shop's own stock", () => {
    const models = [{ brand: 'Gurgel', model: 'BR-800' }]
    const search = readSearch('gurgel br 800 branco', { year: 2026, brands: ['Gurgel'], models })
    expect(brief(search)).toBe('brand=Gurgel color=white model=BR-800')
    const shouting = { year: 2026, brands: ['CHEVROLET'], models: [{ brand: 'CHEVROLET', model: 'ONIX PLUS' }] }
    expect(brief(readSearch('gm onix sedan', shouting))).toBe('brand=CHEVROLET model=ONIX PLUS')
  })

  it('reads any text without failing, and quotes only what stands in it', () => {
    const pieces =
      'até|não|90|mil|km|suv|e|ou|,|.|entre|de|a|2018|quer dizer|meu|gol|na troca|em|BH|x|%|R$|1.6|final|placa|+|-|/|sem|tanto faz|parcelas'
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces.split('|')), { maxLength: 25 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const search = read(text)
        for (const { words } of [...search.answers, ...search.wishes]) expect(text).toContain(words)
        for (const words of search.not_understood) expect(text).toContain(words)
        for (const { value } of search.constraints)
          if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite)
        expect(read(text)).toEqual(search)
      }),
      { numRuns: 1000 },
    )
  })
})
