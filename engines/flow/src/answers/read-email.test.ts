import { describe, expect, it } from 'vitest'
import { readEmail } from './read-email.ts'

describe('readEmail', () => {
  it.each([
    ['ana@exemplo.com.br', 'ana@exemplo.com.br'],
    ['Meu e-mail é Ana.Maria+x@Exemplo.COM.', 'ana.maria+x@exemplo.com'],
    ['<mailto:a@b.co>', 'a@b.co'],
    ['joão: joao@açaí.com', 'joao@açaí.com'],
    ['ana ponto souza arroba gmail ponto com', 'ana.souza@gmail.com'],
    ['meu email é ana underline lima arroba outlook ponto com ponto br', 'ana_lima@outlook.com.br'],
    ['joão silva tudo junto arroba gmail ponto com', 'joaosilva@gmail.com'],
    ['ana dois três arroba uol ponto com ponto br', 'ana23@uol.com.br'],
    ['ana @ gmail . com', 'ana@gmail.com'],
    ['ana (arroba) gmail.com', 'ana@gmail.com'],
    ['ana@gmail,com', 'ana@gmail.com'],
    ['é ana traço souza arroba loja ponto com', 'ana-souza@loja.com'],
    ['ana@x.com, repetindo: ana@x.com', 'ana@x.com'],
  ])('finds it in %s', (text, value) => {
    expect(readEmail(text)).toEqual({ ok: true, value })
  })
  it.each([
    'ana',
    'ana@',
    '@x.com',
    'a@b',
    'a..b@c.com',
    'a@b@c.com',
    'a@b.com ou c@d.com',
    'joão silva arroba gmail ponto com',
    'ana arroba gmail',
    'ana@gmail.con',
    'ana@gmail.co',
    'arroba ana',
    'a@-b.com',
    `${'a'.repeat(65)}@b.com`,
  ])('refuses %s', (text) => {
    expect(readEmail(text)).toEqual({ ok: false, problem: 'email' })
  })
})
