import type {
  BrandOnPage,
  CarOnPage,
  DetailOnPage,
  ListOnPage,
  MatchedOnPage,
  PageContext,
  QuestionnaireOnPage,
  ShopOnPage,
} from '@recado/contracts/car-pages'

// Content of pages as the public doors send it, for tests that need no server.

export const CAR_ID = 'car_01kb8x0000000000000000000a'

const COLOUR = { value: '#0369a1', on: '#ffffff', text_on_light: '#0369a1', text_on_dark: '#4fb0e8', contrast: 5.9 }
export const BRAND: BrandOnPage = {
  company_name: 'RobustCar São Paulo',
  logo_url: null,
  favicon_url: null,
  colours: { primary: COLOUR, secondary: COLOUR, accent: COLOUR },
  fonts: { heading: null, body: null },
  version: '1',
}

export const FINANCE = { monthly_rate: 0.0199, months: 48, as_of: '2026-11-30' }

export function buildConfig(change: Partial<ShopOnPage> = {}): ShopOnPage {
  return {
    shop: {
      name: 'RobustCar São Paulo',
      phone: '(11) 3333-4444',
      whatsapp: '5511987654321',
      email: 'loja@robustcar.exemplo',
      address: 'Rua Domingos de Morais, 1500, São Paulo',
    },
    locale: 'pt-BR',
    stock: {
      count: 60,
      brands: [
        { value: 'Chevrolet', label: 'Chevrolet', count: 14 },
        { value: 'Fiat', label: 'Fiat', count: 11 },
        { value: 'Hyundai', label: 'Hyundai', count: 9 },
      ],
      bodies: [
        { value: 'suv', label: 'SUV', count: 24 },
        { value: 'sedan', label: 'sedã', count: 16 },
        { value: 'hatch', label: 'hatch', count: 14 },
        { value: 'pickup', label: 'picape', count: 6 },
      ],
      fuels: [
        { value: 'flex', label: 'flex', count: 52 },
        { value: 'diesel', label: 'diesel', count: 8 },
      ],
      transmissions: [
        { value: 'automatic', label: 'automático', count: 41 },
        { value: 'manual', label: 'manual', count: 19 },
      ],
      price_cents: { min: 3_990_000, max: 24_990_000 },
      year: { min: 2014, max: 2026 },
      version: 1,
    },
    finance: FINANCE,
    widget_key: null,
    consent: {
      version: '1',
      text: 'Concordo que a RobustCar São Paulo use meu nome e telefone para falar comigo sobre carros.',
    },
    recommends: true,
    ...change,
  }
}

export function buildCar(change: Partial<CarOnPage> = {}): CarOnPage {
  return {
    id: CAR_ID,
    slug: 'chevrolet-cruze-2022',
    status: 'available',
    title: 'Chevrolet Cruze LTZ 1.4 Turbo',
    price_cents: 8_890_000,
    price_before_cents: null,
    attributes: {
      ...{ brand: 'Chevrolet', model: 'Cruze', version: 'LTZ 1.4 Turbo', year: 2022, year_made: 2021, km: 53_538 },
      ...{ body: 'sedan', fuel: 'flex', transmission: 'automatic', color: 'white', inspection_report: true },
    },
    photo_url: '/files/cars/shop/a.webp',
    middle_photo_url: '/files/cars/shop/a-middle.webp',
    small_photo_url: '/files/cars/shop/a-small.webp',
    photo_count: 2,
    arrived_at: '2026-11-14T12:00:00.000Z',
    ...change,
  }
}

export const ESTIMATE = {
  monthly_cents: 289_000,
  financed_cents: 8_890_000,
  ...FINANCE,
  text: 'Estimativa, sujeita a análise de crédito: 48 parcelas de R$ 2.890,00, a 1,99 % ao mês, condição de 30/11/2026.',
}

export function buildDetail(change: Partial<DetailOnPage> = {}): DetailOnPage {
  const car = buildCar()
  return {
    ...car,
    description: 'Único na região.\nRevisado na concessionária.',
    options: ['Ar-condicionado', 'Câmera de ré', 'Bancos de couro'],
    photos: [
      {
        url: '/files/cars/shop/a.webp',
        middle_url: '/files/cars/shop/a-middle.webp',
        small_url: '/files/cars/shop/a-small.webp',
      },
      {
        url: '/files/cars/shop/b.webp',
        middle_url: '/files/cars/shop/b-middle.webp',
        small_url: '/files/cars/shop/b-small.webp',
      },
    ],
    facts: [
      { key: 'year', label: 'ano', value: '2021/2022' },
      { key: 'km', label: 'quilometragem', value: '53.538 km' },
      { key: 'transmission', label: 'câmbio', value: 'automático' },
      { key: 'fuel', label: 'combustível', value: 'flex' },
      { key: 'color', label: 'cor', value: 'branco' },
      { key: 'power_hp', label: 'potência', value: '153 cv' },
    ],
    price_position: { position: 'below', text: '4 % abaixo da FIPE' },
    estimate: ESTIMATE,
    whatsapp_text: 'Oi. Vi o Chevrolet Cruze LTZ 1.4 Turbo 2022 no site de vocês.',
    similar: [],
    ...change,
  }
}

export function buildMatched(change: Partial<MatchedOnPage> = {}): MatchedOnPage {
  return {
    ...buildCar(),
    position: 1,
    reasons: ['cabe no que você pode pagar: R$ 88.900', 'tem laudo cautelar aprovado'],
    trade_off: 'rodou mais que o comum: 53.538 km (típico: 41.000 km)',
    misses: [],
    price_position: { position: 'below', text: '4 % abaixo da FIPE' },
    estimate: ESTIMATE,
    ...change,
  }
}

export function buildList(change: Partial<ListOnPage> = {}): ListOnPage {
  return {
    id: 'rec_01kb8x0000000000000000000a',
    source: 'questionnaire',
    policy: '0.1',
    items: [buildMatched()],
    fitting: 12,
    relaxed: [],
    empty: null,
    read: null,
    critiques: [
      { key: 'cheaper', label: 'mais barato' },
      { key: 'fewer_km', label: 'menos rodado' },
      { key: 'newer', label: 'mais novo' },
      { key: 'bigger', label: 'maior' },
    ],
    ...change,
  }
}

export const QUESTIONNAIRE: QuestionnaireOnPage = {
  version: 0,
  title: '',
  intro: '',
  questions: [
    question('use', 'choice', 'Para que você vai usar o carro?', {
      options: [
        { key: 'city', label: 'Cidade, dia a dia' },
        { key: 'family', label: 'Família' },
        { key: 'road', label: 'Estrada e viagens' },
        { key: 'work', label: 'Trabalho e aplicativo' },
        { key: 'first_car', label: 'Primeiro carro' },
      ],
    }),
    question('down_payment', 'amount', 'Quanto você pode dar de entrada?', {
      unit: 'brl_cents',
      range: [0, 500_000_000],
    }),
    question('body', 'choices', 'Que tipo de carro você prefere?', {
      most: 2,
      options: [
        { key: 'hatch', label: 'hatch' },
        { key: 'sedan', label: 'sedã' },
        { key: 'suv', label: 'SUV' },
        { key: 'pickup', label: 'picape' },
      ],
    }),
    question('max_km', 'amount', 'Até quantos quilômetros rodados?', { unit: 'km', range: [0, 900_000] }),
    question('single_owner', 'yes_no', 'Só carros de único dono?', {}),
  ],
  finance: FINANCE,
}

type Question = QuestionnaireOnPage['questions'][number]

function question(key: string, kind: Question['kind'], text: string, more: Partial<Question>): Question {
  return { key, kind, text, help: '', unit: null, range: null, most: null, options: [], ...more }
}

export const CONTEXT: PageContext = {
  nonce: 'bm9uY2U',
  origin: 'https://robustcar.exemplo',
  script: '/assets/matcher/page.js',
  preload: ['/assets/matcher/pt-BR.js'],
}
