import { expect, it } from 'vitest'
import { readStock } from './stock-reader.ts'

// What dealers' files hold beside the ten shapes, a kind a row: `of` is the file, `is` what of its first car must be read.
const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const wide = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer)
const first = (bytes: Uint8Array) => readStock(bytes, { year: 2026 })

const table = (fields: Readonly<Record<string, string>>): string => {
  const all = { marca: 'Fiat', modelo: 'Uno', ano: '2015', km: '70.000', preco: '29.900', ...fields }
  return `${Object.keys(all).join(';')}\n${Object.values(all)
    .map((cell) => `"${cell}"`)
    .join(';')}\n`
}

it.each<[of: string, fields: Record<string, string>, is: object]>([
  ['a day for a year', { ano: '01/03/2013' }, { year: 2013, year_made: undefined }],
  ['a day of ISO', { ano: '2013-05-01' }, { year: 2013, year_made: undefined }],
  ['two years in one', { ano: '20132014' }, { year: 2014, year_made: 2013 }],
  ['a year as a spreadsheet groups it', { ano: '2.013' }, { year: 2013 }],
  ['two digits', { ano: '13' }, { year: 2013 }],
  ['years that are no pair', { ano: '2019/2012' }, { year: undefined }],
  ['thousands in words', { km: '72mil', preco: '39.9 mil' }, { km: 72_000, price_cents: 3_990_000 }],
  ['miles', { km: '60.000 milhas' }, { km: 96_561 }],
  ['what it cost before', { preco: 'de R$ 35.900 por R$ 33.900' }, { price_cents: 3_390_000 }],
  ['paid at once', { preco: 'R$ 31.900,00 à vista' }, { price_cents: 3_190_000 }],
  [
    'a letter for the gearbox and the fuel',
    { cambio: 'A', combustivel: 'F' },
    { transmission: 'automatic', fuel: 'flex' },
  ],
  ['two fuels with a slash', { combustivel: 'Híbrido/Flex' }, { fuel: 'hybrid' }],
  ['gas beside petrol', { combustivel: 'Gasolina/GNV' }, { fuel: 'gasoline' }],
  ["Renault's gearbox", { cambio: "Easy'R" }, { transmission: 'automatic' }],
  ['letters encoded twice', { marca: 'CitroÃ«n', modelo: 'C3' }, { brand: 'Citroën' }],
  ["HTML's letters", { cambio: 'Autom&aacute;tico' }, { transmission: 'automatic' }],
  ['HTML', { descricao: '<p>Único dono<br>revisado</p><script>x()</script>' }, { description: 'Único dono\nrevisado' }],
  [
    'the register of imports',
    { marca: '', modelo: 'I/TOYOTA COROLLA CROSS XRE' },
    { brand: 'Toyota', model: 'Corolla Cross' },
  ],
  ['brand and model with a slash', { marca: '', modelo: 'FIAT/STRADA FREEDOM' }, { brand: 'Fiat', model: 'Strada' }],
  ['a model called new', { marca: 'VW', modelo: 'NOVO GOL 1.0 CITY' }, { model: 'Gol' }],
  ['a town in capitals with its state', { cidade: 'SÃO JOSÉ DOS CAMPOS - SP' }, { city: 'São José dos Campos' }],
  [
    'what buyers ask for, among other words',
    { modelo: 'Toro', versao: 'Volcano 2.0 16V 4x4 TB Diesel Aut.', opcionais: 'Ar, Blindado, 7 lugares' },
    { engine_litres: 2, turbo: true, four_wheel_drive: true, armored: true, seats: 7, condition: 'used' },
  ],
  ['no armour', { descricao: 'ok', opcionais: 'Não blindado' }, { armored: false }],
  ['a new car', { ano: '2026', km: '0' }, { km: 0, condition: 'new' }],
])('%s', (_, fields, is) => {
  const { accepted, rejected } = first(utf8(table(fields)))
  expect(rejected).toEqual([])
  expect({ ...Object.fromEntries(Object.keys(is).map((key) => [key, undefined])), ...accepted[0] }).toMatchObject(is)
})

it.each<[Record<string, string>, string]>([
  [{ situacao: 'Vendido' }, 'not_for_sale'],
  [{ situacao: 'RESERVADO' }, 'not_for_sale'],
  [{ availability: 'out of stock' }, 'not_for_sale'],
  [{ disponivel: 'não' }, 'not_for_sale'],
  [{ tipo: 'Ônibus' }, 'not_a_car'],
  [{ tipo: 'MOTOS' }, 'not_a_car'],
  [{ preco: 'Entrada de R$ 15.000' }, 'bad_price'],
  [{ preco: '48x R$ 1.299' }, 'bad_price'],
])('%o is refused: %s', (fields, code) => {
  expect(first(utf8(table(fields))).rejected[0]?.problems.at(-1)?.code).toBe(code)
})

const uno = { marca: 'Fiat', modelo: 'Uno', ano: 2013, km: 98_000, preco: 26_900 }
const gol = { marca: 'VW', modelo: 'Gol', ano: 2014, km: 88_000, preco: 31_900 }
const nested = {
  dados: { marca: { id: 3, nome: 'Fiat' }, modelo: { nome: 'Uno' } },
  ...{ ano: { fabricacao: 2012, modelo: 2013 }, preco: { valor: 26_900, moeda: 'BRL' } },
  ...{ quilometragem: { valor: 98_000, unidade: 'km' }, midia: { fotos: [{ url: '//f.example/1.jpg' }] } },
  loja: { id: 5, nome: 'Loja', cidade: 'Itu' },
}
const xml =
  '<?xml version="1.0" encoding="UTF-16"?><estoque><veiculo><marca>Fiat</marca><modelo>Uno</modelo><preco>26.900</preco></veiculo></estoque>'

it.each<[of: string, bytes: Uint8Array, models: string[]]>([
  ['JSON Lines', utf8(`${JSON.stringify(uno)}\n${JSON.stringify(gol)}\n`), ['Uno', 'Gol']],
  ['cars by their numbers', utf8(JSON.stringify({ estoque: { 1001: uno, 1002: gol } })), ['Uno', 'Gol']],
  ['what is said one level deeper', utf8(JSON.stringify([nested])), ['Uno']],
  ['UTF-16 with its mark', wide(`\uFEFF${xml}`), ['Uno']],
  ['UTF-16 without', wide(xml), ['Uno']],
  ['JSON in Latin letters', latin(JSON.stringify([{ ...uno, cor: 'Açaí' }])), ['Uno']],
  [
    'a merged header',
    utf8('Veículo;;Ano;;Valores;\nMarca;Modelo;Fab;Mod;À vista;Km\nFiat;Uno;2012;2013;26.900;98.000\n'),
    ['Uno'],
  ],
  ['two columns of one name', utf8('marca;modelo;ano;ano;km;preco\nFiat;Uno;2012;2013;98.000;26.900\n'), ['Uno']],
])('%s', (_, bytes, models) => {
  const { accepted, rejected, stop } = first(bytes)
  expect([stop, rejected]).toEqual([undefined, []])
  expect(accepted.map(({ model }) => model)).toEqual(models)
  const [{ year = 2013, km = 98_000, price_cents } = { year: 0, km: 0, price_cents: 0 }] = accepted
  expect([year, km, price_cents]).toEqual([2013, 98_000, 2_690_000])
})

it('two things within a document, of which one is broken, are none', () => {
  expect(first(utf8(`${JSON.stringify(uno)}\n{"marca":"Fiat"`)).stop?.code).toBe('bad_json')
  expect(first(utf8(`${JSON.stringify(uno)}]`)).stop?.code).toBe('bad_json')
})
