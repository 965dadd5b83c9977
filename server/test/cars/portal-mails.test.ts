import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlText } from '../../src/carmatch/leads/mail/html-text.ts'
import { readMail } from '../../src/carmatch/leads/mail/read-mail.ts'
import { readPortalMail } from '../../src/carmatch/leads/mail/read-portal-mail.ts'
import { readPostedMail } from '../../src/carmatch/leads/mail/read-posted-mail.ts'
import { type LikelyCar, matchCar } from '../../src/carmatch/leads/match-car.ts'
import { type MadeMail, PORTAL_MAILS, writeMail } from './portal-mails.ts'

const read = async (mail: string | Uint8Array) =>
  readPortalMail(await readMail(typeof mail === 'string' ? Buffer.from(mail) : mail))

test.each<[string, string, string, string, string]>([
  [
    'webmotors',
    'Ana Souza',
    '(11) 98765-4321',
    'ana.souza@exemplo.com.br',
    'Bom dia, aceita um Gol 2014 na troca?\nPosso passar no sábado.',
  ],
  ['olx', 'Bruno Lima', '+5521977776666', 'bruno@exemplo.com.br', 'Ainda está disponível?'],
  ['icarros', 'Carla Dias', '31 99999-1234', 'carla@exemplo.com.br', 'Tem garantia?'],
  ['mercadolivre', 'Diego Prado', '(41) 98888-0000', '', 'Qual a quilometragem real?'],
  ['mobiauto', 'Elisa Ramos', '11 97777-2222', 'elisa_ramos@exemplo.com.br', 'Consigo financiar 100%?'],
  ['napista', 'Fábio Nunes', '11966665555', '', 'Aceita cartão?'],
  ['chavesnamao', 'Gilda Reis', '(47) 3333-2211', 'gilda@exemplo.com.br', 'Quero ver hoje.'],
])('a lead is read from a mail of %s', async (kind, name, phone, email, message) => {
  const { template, lead } = await read(writeMail(PORTAL_MAILS[kind as keyof typeof PORTAL_MAILS]))
  expect([template?.kind, lead.name, lead.phone, lead.email, lead.message]).toEqual([kind, name, phone, email, message])
})

test('what a mail says of the car', async () => {
  const said = async (kind: keyof typeof PORTAL_MAILS) => (await read(writeMail(PORTAL_MAILS[kind]))).car
  expect(await said('webmotors')).toMatchObject({
    year: 2020,
    priceCents: 11_990_000,
    plateDigit: '5',
    plate: undefined,
  })
  expect(await said('olx')).toMatchObject({
    title: 'Fiat Cronos 1.3 2022',
    codes: expect.arrayContaining(['1234567890']),
    year: 2022,
  })
  expect(await said('icarros')).toMatchObject({ year: 2023, codes: ['5'] })
  expect(await said('mercadolivre')).toMatchObject({
    priceCents: 8_890_000,
    codes: expect.arrayContaining(['4012345678']),
  })
})

test('a mail that somebody passed on is of who wrote it at first', async () => {
  const { text } = PORTAL_MAILS.webmotors
  const passed = (head: string[]) =>
    writeMail({
      ...{ from: 'Gerente <gerente@loja.com.br>', subject: 'Enc: Nova proposta - Jeep Compass' },
      text: [...head, ...text.split('\n').map((line) => `> ${line}`)].join('\n'),
    })
  const headed = await read(
    passed([
      '---------- Mensagem encaminhada ---------',
      'De: Webmotors <leads@webmotors.com.br>',
      'Assunto: Nova proposta',
      '',
    ]),
  )
  expect([headed.template?.kind, headed.lead.name, headed.lead.phone]).toEqual([
    'webmotors',
    'Ana Souza',
    '(11) 98765-4321',
  ])
  // Whatever a mail program leaves out, the portal's words and structure are there.
  const bare = await read(passed(['Segue proposta da Webmotors:']))
  expect([bare.template?.kind, bare.lead.email]).toEqual(['webmotors', 'ana.souza@exemplo.com.br'])
  const attached = [
    ...['From: gerente@loja.com.br', 'Subject: Fwd', 'Content-Type: multipart/mixed; boundary=b', '', '--b'],
    ...['Content-Type: message/rfc822', '', writeMail(PORTAL_MAILS.webmotors), '--b--'],
  ].join('\r\n')
  expect((await read(attached)).lead.name).toBe('Ana Souza')
  // Naming a portal is not being it.
  const chat = await read(
    writeMail({
      from: 'x@exemplo.com.br',
      subject: 'Oi',
      text: 'Vi sua proposta na Webmotors. Telefone: 11 98765-4321',
    }),
  )
  expect([chat.template, chat.lead.phone]).toEqual([undefined, '11 98765-4321'])
})

test('letters without a charset, quoted-printable and with a wrong charset are read', async () => {
  const head = ['From: leads@webmotors.com.br', 'Subject: Proposta']
  const body = 'Nome: João Conceição\r\nTelefone: (11) 98765-4321\r\nMensagem: É automático?'
  const latin = (text: string) => Buffer.from(text, 'latin1')
  const quoted = body.replace(/[^\r\n -~]/g, (letter) => `=${latin(letter).toString('hex').toUpperCase()}`)
  const mails = [
    latin([...head, '', body].join('\r\n')),
    latin([...head, 'Content-Type: text/plain', '', body].join('\r\n')),
    latin([...head, 'Content-Type: text/plain; charset="utf-8"', '', body].join('\r\n')),
    latin(
      [...head, 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit', '', body].join(
        '\r\n',
      ),
    ),
    latin(
      [...head, 'Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable', '', quoted].join('\r\n'),
    ),
    Buffer.from([...head, 'Content-Type: text/plain', '', body].join('\r\n')),
  ]
  const lost = await readMail(
    Buffer.from([...head, 'Content-Type: text/plain; charset=utf-8', '', 'Olá \uFFFD São'].join('\r\n')),
  )
  expect(lost.text).toBe('Olá \uFFFD São')
  for (const mail of mails)
    expect((await read(mail)).lead).toMatchObject({ name: 'João Conceição', message: 'É automático?' })
})

test('hostile and broken mails are kept, and cost what their size does', async () => {
  const html = (text: string) => writeMail({ from: 'a@webmotors.com.br', subject: 'x', html: text })
  const lead = '<p>Nome: Ana</p><p>Telefone: 11 98765-4321</p>'
  const hidden = await read(
    html(`<script>document.write("Nome: Eva")</script><!-- Nome: Eva -->${lead}<img src=x onerror=alert(1)>`),
  )
  expect([hidden.lead.name, hidden.lead.phone]).toEqual(['Ana', '11 98765-4321'])
  for (const bomb of [
    '<div>'.repeat(90_000),
    '<!--'.repeat(90_000),
    '&#'.repeat(90_000),
    '<'.repeat(400_000),
    '<style>'.repeat(60_000),
  ])
    expect(await read(html(lead + bomb))).toMatchObject({ lead: { phone: '11 98765-4321' } })
  const pictures = `--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD'.repeat(3_000_000)}\r\n`
  const large = `From: a@webmotors.com.br\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n${lead}\r\n${pictures}--x--`
  expect((await read(large)).lead.name).toBe('Ana')
  const nested = `From: a@b.c\r\n${Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`
  expect(await readMail(Buffer.from(nested))).toMatchObject({
    malformed: true,
    text: expect.stringContaining('boundary=b0'),
  })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      const mail = await readMail(bytes)
      expect(() => JSON.parse(JSON.stringify(mail))).not.toThrow()
      expect(JSON.stringify(mail)).not.toContain('\\u0000')
      readPortalMail(mail)
    }),
    { numRuns: 100 },
  )
})

test('entities and blocks of HTML', () => {
  expect(
    htmlText('<p>A&ccedil;&atilde;o &amp; &lt;b&gt; &#233;&#x1F600; &unknown; &#0;</p><p>2&nbsp;&nbsp;3</p>'),
  ).toBe('Ação & <b> é😀 &unknown;\n2 3')
  expect(htmlText('1 < 2 <b>e</b> fim<')).toBe('1 < 2 e fim<')
})

test('the same mail, as each provider posts it', async () => {
  const { from, subject, text } = PORTAL_MAILS.mobiauto
  const raw = writeMail({ ...PORTAL_MAILS.mobiauto, headers: ['Message-ID: <m1@mobiauto>'] } satisfies MadeMail)
  const form = (fields: Record<string, string>) => {
    const parts = Object.entries(fields).map(
      ([name, value]) => `--xYz42\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return ['multipart/form-data; boundary=xYz42', Buffer.from(`${parts.join('')}--xYz42--\r\n`)] as const
  }
  const posted: (readonly [string, Buffer])[] = [
    ['message/rfc822', Buffer.from(raw)],
    form({ email: raw, envelope: '{}' }),
    form({ from, subject, text, headers: `Received: x\nMessage-ID: <m1@mobiauto>\nTo: y` }),
    [
      'application/x-www-form-urlencoded',
      Buffer.from(new URLSearchParams({ from, subject, 'body-plain': text, 'Message-Id': '<m1@mobiauto>' }).toString()),
    ],
    [
      'application/json; charset=utf-8',
      Buffer.from(
        JSON.stringify({
          From: from,
          Subject: subject,
          TextBody: text,
          Headers: [{ Name: 'Message-ID', Value: '<m1@mobiauto>' }],
        }),
      ),
    ],
  ]
  for (const [type, bytes] of posted) {
    const { mail } = await readPostedMail(type, bytes)
    expect(mail).toMatchObject({ from: 'lead@mobiauto.com.br', message_id: '<m1@mobiauto>', malformed: false })
    expect(readPortalMail(mail).lead).toMatchObject({ name: 'Elisa Ramos', phone: '11 97777-2222' })
  }
  expect(await readPostedMail('application/json', Buffer.from('{"a":'))).toMatchObject({
    mail: { malformed: true, text: expect.any(String) },
  })
  expect(await readPostedMail('multipart/form-data; boundary=z', Buffer.from('lixo'))).toMatchObject({
    mail: { malformed: true, text: 'lixo' },
  })
})

test('a car is matched by what is said of it, or not at all', () => {
  const car = (id: string, over: Partial<LikelyCar> = {}): LikelyCar => ({
    ...{
      id: id as LikelyCar['id'],
      title: 'Chevrolet Onix 1.4 LTZ',
      brand: 'Chevrolet',
      model: 'Onix',
      year: 2019,
      km: 70_000,
    },
    ...{ price_cents: 5_990_000, plate_digit: '6', available: true, ...over },
  })
  const said = (over: Partial<Parameters<typeof matchCar>[0]> = {}) => ({
    ...{
      title: 'CHEVROLET ONIX 1.4',
      codes: [],
      priceCents: undefined,
      year: undefined,
      km: undefined,
      plate: undefined,
    },
    ...{ plateDigit: undefined, ...over },
  })
  const plus = car('plus', { model: 'Onix Plus', title: 'Chevrolet Onix Plus 1.0', year: 2022, price_cents: 8_000_000 })
  const twin = car('twin', { plate_digit: '7', price_cents: 6_090_000 })
  const match = (over: Parameters<typeof said>[0], stock: LikelyCar[]) => matchCar(said(over), stock)?.id
  expect(match({}, [car('one')])).toBe('one')
  expect(match({}, [car('one'), twin])).toBeUndefined()
  expect(match({ plateDigit: '7' }, [car('one'), twin])).toBe('twin')
  expect(match({ priceCents: 5_990_000 }, [car('one'), twin])).toBe('one')
  expect(match({ year: 2013 }, [car('one')])).toBeUndefined()
  expect(match({ title: 'Onix Plus 1.0', year: 2022 }, [car('one'), plus])).toBe('plus')
  expect(match({ title: 'Onix 1.4', year: 2019 }, [car('one'), plus])).toBe('one')
  expect(match({ title: 'Fiat Argo' }, [car('one')])).toBeUndefined()
  expect(match({ year: 2019 }, [car('sold', { available: false, year: 2019 }), car('one')])).toBe('one')
})
