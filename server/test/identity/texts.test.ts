import { expect, test } from 'vitest'
import { csvLine } from '../../src/modules/audit/csv-line.ts'
import { slugify } from '../../src/modules/identity/index.ts'
import { createTranslator, LOCALES } from '../../src/platform/i18n.ts'

test.each([
  ['Padaria São João & Cia.', 'padaria-sao-joao-cia'],
  ['  --Ação!--  ', 'acao'],
  ['ÑANDÚ 24h', 'nandu-24h'],
  ['名前', 'empresa'],
  ['a', 'empresa'],
  [`${'palavra '.repeat(5)}x`, 'palavra-palavra-palavra-palavra-palavra'],
])('the address of %j is %s', (name, slug) => {
  expect(slugify(name, 'empresa')).toBe(slug)
})

test('a line of CSV quotes what needs it and disarms what a spreadsheet would run', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', '=1+1', '+x', '-1', '@f', '\tx', ''])).toBe(
    `a,"b,c","d""e","f\ng",'=1+1,'+x,'-1,'@f,'\tx,\r\n`,
  )
})

test('every mail has its four texts in every language', () => {
  const texts = createTranslator()
  for (const locale of LOCALES) {
    for (const kind of [
      'verify_email',
      'reset_password',
      'invitation',
      'password_changed',
      'security_refresh_reused',
      'registration_attempted',
    ]) {
      for (const part of ['subject', 'intro', 'action', 'outro']) {
        expect(texts.has(locale, `mail:${kind}.${part}`), `${locale} ${kind}.${part}`).toBe(true)
      }
    }
  }
})
