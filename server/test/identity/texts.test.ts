import { expect, test } from 'vitest'
import { renderMail } from '../../src/core/mail/render-mail.ts'
import { csvLine } from '../../src/platform/csv-line.ts'
import { createTranslator, LOCALES } from '../../src/platform/i18n.ts'
import { slugify } from '../../src/platform/slugify.ts'

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
  expect(csvLine(['a;b', 'c,d', '=1;2'], ';')).toBe(`"a;b";c,d;"'=1;2"\r\n`)
})

/** What each mail's texts are given, as send-link.ts, invite.ts and refresh-session.ts give it. */
const MAILS: Record<string, Record<string, string | number>> = {
  verify_email: { hours: 72 },
  reset_password: { hours: 1 },
  invitation: { company: 'Padaria Sol', invited_by: 'Ana', days: 7 },
  password_changed: {},
  security_refresh_reused: { ip: '203.0.113.7' },
  registration_attempted: {},
}

test.each(Object.entries(MAILS))(
  'the mail %s is written in every language, with nothing left unfilled',
  (kind, params) => {
    const texts = createTranslator()
    const brand = { name: 'Padaria Sol', colour: '#0b5fff', onColour: '#ffffff' }
    for (const locale of LOCALES) {
      for (const part of ['subject', 'intro', 'action', 'outro']) {
        expect(texts.has(locale, `mail:${kind}.${part}`), `${locale} ${part}`).toBe(true)
      }
      const url = 'https://padaria.exemplo.com.br/x'
      const mail = renderMail(texts, { kind, locale, params: { name: 'Bia', url, ...params }, brand })
      expect(`${mail.subject} ${mail.text}`).not.toMatch(/[{}]|undefined/)
      expect(mail.text).toContain(url)
    }
  },
)
