import { describe, expect, it } from 'vitest'
import { readCep } from './read-cep.ts'
import { readPhone } from './read-phone.ts'
import { readCnpj, readCpf, readTaxId } from './read-tax-id.ts'

describe('readPhone', () => {
  it.each([
    ['11987654321', '+5511987654321'],
    ['(11) 98765-4321', '+5511987654321'],
    ['+55 11 98765-4321', '+5511987654321'],
    ['5511987654321', '+5511987654321'],
    ['1187654321', '+5511987654321'],
    ['551187654321', '+5511987654321'],
    ['011 98765-4321', '+5511987654321'],
    ['0 15 11 98765-4321', '+5511987654321'],
    ['(21) 3333-4444', '+552133334444'],
    ['meu zap é 85 9 8888-7777', '+5585988887777'],
    ['+351 912 345 678', '+351912345678'],
    ['+1 202 555 0123', '+12025550123'],
    ['onze, nove oito sete meia cinco, quatro três dois um', '+5511987654321'],
    ['ddd 11, 98765-4321', '+5511987654321'],
    ['98765-4321 (ddd 11)', '+5511987654321'],
    ['0xx11 98765-4321', '+5511987654321'],
    ['11 98765-4321 18h', '+5511987654321'],
  ])('reads %s as %s', (text, value) => {
    expect(readPhone(text)).toEqual({ ok: true, value })
  })
  it('asks for the area code, or takes the one given', () => {
    expect(readPhone('98765-4321')).toEqual({ ok: false, problem: 'phone_area_code' })
    expect(readPhone('98765-4321', '31')).toEqual({ ok: true, value: '+5531987654321' })
    expect(readPhone('8765-4321', '31')).toEqual({ ok: true, value: '+5531987654321' })
  })
  it.each([
    '',
    'oi',
    '123',
    '20 98765-4321',
    '11 11111-1111',
    '11 1234-5678',
    '+999 12345678',
    '+55 11 9876',
    '11 98765-4321 ou 21 99876-5432',
  ])('refuses %j', (text) => {
    expect(readPhone(text)).toEqual({ ok: false, problem: 'phone' })
  })
})

describe('tax ids', () => {
  it.each([
    '529.982.247-25',
    '52998224725',
    'cpf 529 982 247 25',
    'é 529.982.247-25',
    'cinco dois nove nove oito dois dois quatro sete dois cinco',
  ])('reads the CPF in %s', (text) => {
    expect(readCpf(text)).toEqual({ ok: true, value: '52998224725' })
  })
  it.each(['529.982.247-24', '111.111.111-11', '5299822472', ''])('refuses %j as a CPF', (text) => {
    expect(readCpf(text)).toEqual({ ok: false, problem: 'cpf' })
  })
  it('reads a CNPJ of digits and one with letters', () => {
    expect(readCnpj('11.222.333/0001-81')).toEqual({ ok: true, value: '11222333000181' })
    expect(readCnpj('12.abc.345/01de-35')).toEqual({ ok: true, value: '12ABC34501DE35' })
  })
  it.each(['11.222.333/0001-82', '00.000.000/0000-00', '12.ABC.345/01DE-36', '12ABC34501DEAA'])(
    'refuses %s as a CNPJ',
    (text) => {
      expect(readCnpj(text)).toEqual({ ok: false, problem: 'cnpj' })
    },
  )
  it('reads whichever of the two it is', () => {
    expect(readTaxId('52998224725')).toMatchObject({ ok: true })
    expect(readTaxId('11222333000181')).toMatchObject({ ok: true })
    expect(readTaxId('123')).toEqual({ ok: false, problem: 'tax_id' })
  })
})

describe('readCep', () => {
  it.each([
    '01310-100',
    '01310100',
    '01.310-100',
    'CEP: 01310 100',
    '01310 - 100',
    'zero um três um zero um zero zero',
    '01.310.100',
  ])('reads %s', (text) => {
    expect(readCep(text)).toEqual({ ok: true, value: '01310100' })
  })
  it.each(['0131010', '00000-000', '013101001', 'rua x'])('refuses %s', (text) => {
    expect(readCep(text)).toEqual({ ok: false, problem: 'cep' })
  })
})
