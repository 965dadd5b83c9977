import { expect, test } from 'vitest'
import { createTranslator, LOCALES } from '../../platform/i18n.ts'
import { renderMail } from './render-mail.ts'

const texts = createTranslator()
const brand = { name: 'Robust Car', colour: '#aa0000', onColour: '#ffffff' }
const params = {
  name: 'Ana',
  endpoint: 'https://a.example/x',
  since: '1 de março',
  url: 'https://robustcar.example/w?a=1&b=2',
}
const mail = { kind: 'webhook_failing', locale: 'pt-BR' as const, params, brand }

test('a mail says the same in text and in HTML, in the brand of its tenant', () => {
  const { subject, text, html } = renderMail(texts, mail)
  expect(subject).toBe('Um webhook não recebe nada desde 1 de março')
  expect(text).toBe(`Olá, Ana.

Desde 1 de março, nada do que enviamos para https://a.example/x foi aceito.

Continuamos tentando, e cada entrega fica guardada por 30 dias.

Ver os webhooks:
https://robustcar.example/w?a=1&b=2

Quando o endereço voltar, reenvie por lá o que ficou para trás. Se ele não é mais usado, apague-o.

-- 
Mensagem enviada por Robust Car.
`)
  expect(html).toContain('lang="pt-BR"')
  expect(html).toContain('background:#aa0000;color:#ffffff')
  expect(html).toContain('href="https://robustcar.example/w?a=1&amp;b=2"')
  expect(html).not.toContain('Recado')
})

test.each(LOCALES)('every kind of mail has its texts in %s', (locale) => {
  const { subject, text } = renderMail(texts, { ...mail, locale })
  expect(subject).not.toMatch(/webhook_failing|\{\{/)
  expect(text).not.toMatch(/mail:|common\.|webhook_failing|\{\{/)
})

test('what people typed is text: no markup, no reference to other texts, no further line in the subject', () => {
  const evil = '<img src=x onerror=alert(1)>" $t(errors:not_found) {{brand}}'
  const { subject, text, html } = renderMail(texts, {
    ...mail,
    params: { ...params, name: evil, since: 'hoje\r\nBcc: todos@example.com' },
    brand: { ...brand, name: '</title><script>' },
  })
  expect(subject).toBe('Um webhook não recebe nada desde hoje Bcc: todos@example.com')
  expect(text).toContain(`Olá, ${evil}.`)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot; $t(errors:not_found) {{brand}}')
  expect(html).not.toMatch(/<img|<script/)
})

test('a name that was stored before names were checked carries no address, in the subject, the text or the brand', () => {
  const { subject, text, html } = renderMail(texts, {
    kind: 'invitation',
    locale: 'pt-BR',
    params: {
      name: 'Ana, entre em mal.example',
      invited_by: 'Banco: https://mal.example/senha',
      company: 'Ligue 0800 123 4567',
      url: 'https://robustcar.example/convite/x',
      days: 7,
    },
    brand: { ...brand, name: 'mal.example\u202e' },
  })
  expect(subject).toBe('Convite para a equipe de Ligue …')
  expect(text).toContain('Olá, Ana, entre em ….')
  expect(text).toContain('Banco: … convidou você')
  expect(text + html + subject).not.toMatch(/mal\.example|0800|\u202e/)
  expect(text).toContain('https://robustcar.example/convite/x')
})

test('the subject of an invitation has nothing that whoever invites wrote but the company’s name', () => {
  for (const locale of LOCALES) {
    const invitation = { kind: 'invitation', locale, brand }
    const of = (invited_by: string) =>
      renderMail(texts, {
        ...invitation,
        params: { invited_by, company: 'Robust Car', url: 'https://robustcar.example/c', days: 7 },
      }).subject
    expect(of('Sua conta foi bloqueada')).toBe(of('Ana'))
  }
})

test('what a colleague answered stays as they wrote it', () => {
  const answer = renderMail(texts, {
    kind: 'conversation_reply_unlinked',
    locale: 'pt-BR',
    params: { name: 'Rita', author: 'Ana', protocol: '20261129-000123', text: 'Veja https://loja.example/7' },
    brand,
  }).text
  expect(answer).toContain('20261129-000123')
  expect(answer).toContain('Veja https://loja.example/7')
})

test('somebody without a name is greeted without one', () => {
  expect(renderMail(texts, { ...mail, params: { ...params, name: '' } }).text).toMatch(/^Olá\.\n/)
})

test.each([
  ['a kind without texts', { kind: 'never_written' }],
  ['a button that would run a script', { params: { ...params, url: 'javascript:alert(1)' } }],
  ['a button that leads nowhere', { params: { name: 'Ana' } }],
  ['a colour that is none', { brand: { ...brand, colour: 'red;background:url(//a)' } }],
])('%s is an error and no mail', (_, change) => {
  expect(() => renderMail(texts, { ...mail, ...change })).toThrow(RangeError)
})
