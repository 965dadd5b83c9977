import type { LeadPortalKind } from '@recado/contracts/leads'
import type { z } from 'zod'

export const MAIL_FIELDS = [
  ...(['name', 'phone', 'email', 'message', 'car', 'price', 'plate', 'code', 'year', 'km'] as const),
] as const
export type MailField = (typeof MAIL_FIELDS)[number]

export interface PortalTemplate {
  kind: z.output<typeof LeadPortalKind>
  name: string
  /** Domains that it writes from, or from below of. */
  senders: readonly string[]
  /** By which a mail is told that somebody passed on: every word of one of the lists, in subject or text, without accents. */
  marks: readonly (readonly string[])[]
  /** What it writes before a value, beside what all do; without accents, in lower case. */
  labels: Partial<Record<MailField, readonly string[]>>
  /** What the subject says of the car. */
  subject?: RegExp
  /** The ad's number within an address of the portal. */
  ad?: RegExp
}

/** What portals and shops' own pages write before a value. */
export const COMMON_LABELS: Readonly<Record<MailField, readonly string[]>> = {
  name: ['nome', 'nome completo', 'nome do cliente', 'cliente', 'nome do interessado', 'interessado', 'comprador'],
  phone: [
    ...['telefone', 'telefones', 'celular', 'fone', 'tel', 'whatsapp', 'telefone/whatsapp', 'telefone celular'],
    ...['telefone para contato', 'telefone do cliente', 'contato'],
  ],
  email: ['e-mail', 'email', 'e-mail do cliente', 'e-mail para contato', 'endereco de e-mail'],
  message: ['mensagem', 'mensagem do cliente', 'comentario', 'comentarios', 'observacao', 'observacoes', 'proposta'],
  car: ['veiculo', 'veiculo de interesse', 'carro', 'anuncio', 'modelo', 'titulo do anuncio', 'titulo', 'produto'],
  price: ['preco', 'valor', 'preco anunciado', 'valor do veiculo', 'valor do anuncio', 'preco do veiculo'],
  plate: ['placa', 'final da placa', 'final de placa', 'placa final'],
  code: [
    ...['codigo', 'codigo do anuncio', 'cod. do anuncio', 'cod', 'id do anuncio', 'numero do anuncio', 'n do anuncio'],
    ...['codigo do veiculo', 'id do veiculo', 'referencia', 'codigo interno'],
  ],
  year: ['ano', 'ano/modelo', 'ano modelo', 'ano fabricacao/modelo'],
  km: ['km', 'quilometragem', 'kilometragem'],
}

/**
 * Portals that pass on by mail who asked. None of them documents its mails and all change them: what is known here is who
 * writes, what it calls things and where the car stands; the order of things is not relied on.
 */
export const PORTAL_TEMPLATES: readonly PortalTemplate[] = [
  {
    kind: 'webmotors',
    name: 'Webmotors',
    senders: ['webmotors.com.br', 'email-webmotors.com.br'],
    marks: [
      ['webmotors', 'proposta'],
      ['webmotors', 'interessad'],
      ['cockpit', 'lead'],
    ],
    labels: {
      message: ['proposta do cliente', 'mensagem da proposta'],
      car: ['veiculo anunciado'],
      phone: ['ddd/telefone'],
    },
    subject: /(?:proposta|interesse|lead|contato)\b.{0,40}?[-–:|]\s*(.{4,120})$/i,
    ad: /webmotors\.com\.br\/[^\s"]{0,200}?\/(\d{5,12})(?:[/?\s"]|$)/i,
  },
  {
    kind: 'olx',
    name: 'OLX',
    senders: ['olx.com.br', 'olxbr.com', 'email.olx.com.br'],
    marks: [
      ['olx', 'mensagem'],
      ['olx', 'anuncio', 'contato'],
    ],
    labels: {
      car: ['no anuncio', 'sobre o anuncio', 'seu anuncio'],
      code: ['list id', 'codigo olx'],
      message: ['escreveu'],
    },
    subject: /an[uú]ncio\s+["“'](.{4,120}?)["”']/i,
    ad: /olx\.com\.br\/[^\s"]{0,200}?-(\d{8,12})(?:[/?\s"]|$)/i,
  },
  {
    kind: 'icarros',
    name: 'iCarros',
    senders: ['icarros.com.br', 'icarros.com'],
    marks: [
      ['icarros', 'interess'],
      ['icarros', 'proposta'],
    ],
    labels: { name: ['nome do usuario'], car: ['oferta', 'anuncio icarros'], code: ['codigo da oferta', 'deal'] },
    subject: /(?:interesse|proposta|contato)\s+(?:no|na|pelo|para o|sobre o)\s+(?:ve[ií]culo\s+)?(.{4,120})$/i,
    ad: /icarros\.com\.br\/[^\s"]{0,200}?\/d(\d{6,12})(?:[/?\s"]|$)/i,
  },
  {
    kind: 'mercadolivre',
    name: 'Mercado Livre',
    senders: ['mercadolivre.com.br', 'mercadolivre.com', 'mercadolibre.com'],
    marks: [
      ['mercado livre', 'pergunta'],
      ['mercado livre', 'interessad'],
      ['mercado livre', 'contato'],
    ],
    labels: {
      ...{ name: ['usuario', 'apelido', 'dados do interessado'], message: ['pergunta', 'perguntou', 'a pergunta e'] },
      ...{ car: ['publicacao', 'na publicacao'], code: ['codigo da publicacao', 'mlb'] },
    },
    subject: /(?:pergunta|contato|interessad[oa])\b.{0,30}?\b(?:em|sobre|por|no|na)\s+["“']?(.{4,120}?)["”']?$/i,
    ad: /\bMLB-?(\d{8,13})\b/i,
  },
  {
    kind: 'mobiauto',
    name: 'Mobiauto',
    senders: ['mobiauto.com.br', 'mobiauto.com'],
    marks: [
      ['mobiauto', 'lead'],
      ['mobiauto', 'proposta'],
      ['mobiauto', 'interess'],
    ],
    labels: { name: ['lead'], car: ['carro de interesse'], price: ['por'] },
    subject: /(?:lead|proposta|interesse)\b.{0,30}?[-–:|]\s*(.{4,120})$/i,
    ad: /mobiauto\.com\.br\/[^\s"]{0,200}?\/(\d{5,12})(?:[/?\s"]|$)/i,
  },
  {
    kind: 'napista',
    name: 'NaPista',
    senders: ['napista.com.br', 'mail.napista.com.br'],
    marks: [
      ['napista', 'interess'],
      ['napista', 'contato'],
      ['na pista', 'interess'],
    ],
    labels: { name: ['quem entrou em contato'], car: ['carro anunciado'], message: ['o que disse'] },
    subject: /(?:interesse|contato|visita)\s+(?:no|na|pelo|para o)\s+(.{4,120})$/i,
    ad: /napista\.com\.br\/[^\s"]{0,200}?([0-9a-f]{8}-[0-9a-f-]{27})/i,
  },
  {
    kind: 'chavesnamao',
    name: 'Chaves na Mão',
    senders: ['chavesnamao.com.br'],
    marks: [
      ['chaves na mao', 'contato'],
      ['chaves na mao', 'interess'],
    ],
    labels: { code: ['ref', 'ref. do anuncio'] },
    subject: /(?:contato|interesse)\b.{0,30}?[-–:|]\s*(.{4,120})$/i,
    ad: /chavesnamao\.com\.br\/[^\s"]{0,200}?\/id-(\d{5,12})/i,
  },
]
