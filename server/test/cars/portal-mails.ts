/** Mails as portals send them, of our own making: who writes, what is called what, plain and as HTML. */
export interface MadeMail {
  from: string
  subject: string
  text?: string
  html?: string
  headers?: readonly string[]
}

/** The whole mail, as it goes over the wire. */
export function writeMail({ from, subject, text, html, headers = [] }: MadeMail): string {
  const head = [
    `From: ${from}`,
    'To: leads@loja.com.br',
    `Subject: ${encodeHeader(subject)}`,
    'MIME-Version: 1.0',
    ...headers,
  ]
  const plain = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text ?? ''}`
  const rich = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html ?? '').toString('base64')}`
  if (html === undefined) return [...head, plain].join('\r\n')
  if (text === undefined) return [...head, rich].join('\r\n')
  const parts = [plain, rich].map((part) => `--limite\r\n${part}\r\n`).join('')
  return [...head, 'Content-Type: multipart/alternative; boundary=limite', '', `${parts}--limite--`].join('\r\n')
}

const encodeHeader = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const row = (label: string, value: string) => `<tr><td style="color:#777"><b>${label}</b></td><td>${value}</td></tr>`

export const PORTAL_MAILS = {
  webmotors: {
    from: 'Webmotors <leads@webmotors.com.br>',
    subject: 'Nova proposta - Jeep Compass 2.0 Longitude 2020',
    text: [
      'Você recebeu uma nova proposta!',
      '',
      'Nome: Ana Souza',
      'E-mail: ana.souza@exemplo.com.br',
      'DDD/Telefone: (11) 98765-4321',
      'Veículo: JEEP COMPASS 2.0 16V FLEX LONGITUDE AUTOMÁTICO',
      'Ano/Modelo: 2020/2020',
      'Valor: R$ 119.900,00',
      'Placa: ***-**25',
      'Proposta do cliente:',
      'Bom dia, aceita um Gol 2014 na troca?',
      'Posso passar no sábado.',
      '',
      'Responda o quanto antes: quem responde em 5 minutos vende mais.',
    ].join('\n'),
  },
  olx: {
    from: 'OLX <noreply@mail.olx.com.br>',
    subject: 'Nova mensagem no anúncio "Fiat Cronos 1.3 2022"',
    headers: ['Reply-To: bruno@exemplo.com.br'],
    html: `<html><head><style>.a{color:red}</style></head><body><div style="display:none">Responda j&aacute;</div>
      <p>Ol&aacute;! <b>Bruno Lima</b> quer falar com voc&ecirc;.</p><table>${row('Nome', 'Bruno Lima')}
      ${row('Telefone', '<a href="tel:+5521977776666">Ver telefone</a>')}${row('Mensagem', 'Ainda est&aacute; dispon&iacute;vel?')}
      ${row('Pre&ccedil;o', 'R$&nbsp;79.900')}</table>
      <a href="https://sp.olx.com.br/autos/carros/fiat-cronos-1-3-1234567890?utm=x">Ver an&uacute;ncio</a></body></html>`,
  },
  icarros: {
    from: '"iCarros" <interessados@icarros.com.br>',
    subject: 'Interesse no veículo Hyundai HB20 1.0 Turbo 2023',
    text: 'Para ver este e-mail use um leitor de HTML.',
    html: `<table>${row('Nome do usuário:', 'Carla Dias')}${row('Celular:', '31 99999-1234')}${row('E-mail:', 'carla@exemplo.com.br')}
      ${row('Oferta:', 'Hyundai HB20 1.0 Turbo')}${row('Ano:', '2022/2023')}${row('Código da oferta:', '5')}
      ${row('Comentários:', 'Tem garantia?')}</table>`,
  },
  mercadolivre: {
    from: 'Mercado Livre <noreply@mercadolivre.com.br>',
    subject: 'Você tem uma pergunta em Nissan Kicks 1.6 SV 2021',
    text: [
      'Olá!',
      'Nome:',
      'Diego Prado',
      'Telefone:',
      '(41) 98888-0000',
      'Pergunta:',
      'Qual a quilometragem real?',
      'Publicação: Nissan Kicks 1.6 SV - 35.000 km',
      'Preço: 88.900',
      'https://carro.mercadolivre.com.br/MLB-4012345678-nissan-kicks-_JM',
    ].join('\n'),
  },
  mobiauto: {
    from: 'Mobiauto <lead@mobiauto.com.br>',
    subject: 'Novo lead: Chevrolet Onix 1.4 2019',
    text: 'Nome: Elisa Ramos | Telefone: 11 97777-2222 | E-mail: elisa_ramos@exemplo.com.br\nCarro de interesse: Chevrolet Onix 1.4 LTZ\nAno: 2019\nMensagem: Consigo financiar 100%?',
  },
  napista: {
    from: 'NaPista <contato@mail.napista.com.br>',
    subject: 'Contato pelo Fiat Mobi 1.0 Like 2021',
    html: `<p>Quem entrou em contato: <b>Fábio Nunes</b></p><p>WhatsApp: <a href='tel:11966665555'>(11) 96666-5555</a></p>
      <p>Carro anunciado: Fiat Mobi 1.0 Like</p><p>Ano: 2021</p><p>O que disse: Aceita cartão?</p><p>Equipe NaPista</p>`,
  },
  chavesnamao: {
    from: 'Chaves na Mão <contato@chavesnamao.com.br>',
    subject: 'Contato - Jeep Compass 2020',
    text: 'Nome: Gilda Reis\nTelefone: (47) 3333-2211\nE-mail: gilda@exemplo.com.br\nVeículo: Jeep Compass\nAno: 2020\nRef: 3\nMensagem: Quero ver hoje.',
  },
} as const satisfies Record<string, MadeMail>
