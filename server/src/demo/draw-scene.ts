/** Where a picture was taken: a sky, what stands behind, and a ground from y = 610 down. 1280 × 960. */
export type Scene = 'lot' | 'street' | 'garage'

export function drawScene(scene: Scene): string {
  return SCENES[scene]()
}

const SCENES: Readonly<Record<Scene, () => string>> = {
  lot: () =>
    `${sky('#9cc7e6', '#e9f1f4')}
    <rect y="210" width="1280" height="400" fill="#dfe3e6"/><rect y="196" width="1280" height="44" fill="#0f2f4a"/>
    ${columns(6, (x) => `<rect x="${x + 14}" y="262" width="184" height="330" fill="#b7cfdb"/><path d="M${x + 14} 592 L${x + 120} 262 h50 L${x + 64} 592 Z" fill="#fff" fill-opacity="0.35"/>`)}
    ${columns(7, (x) => `<path d="M${x} 120 q90 46 183 0" fill="none" stroke="#777" stroke-width="3"/>${[40, 92, 144].map((dx, at) => `<path d="M${x + dx} ${at === 1 ? 146 : 140} h30 l-15 34 Z" fill="${['#f59e0b', '#0369a1', '#c02626'][at]}"/>`).join('')}`)}
    ${ground('#8c9094', '#6d7175')}`,
  street: () =>
    `${sky('#7fb2dd', '#f3ead9')}
    ${['#e8c39e', '#d9d2c3', '#c98f6b', '#efe4cf'].map((wall, at) => house(at * 330 - 40, wall)).join('')}
    <circle cx="1120" cy="330" r="120" fill="#4f7f46"/><circle cx="1040" cy="372" r="92" fill="#5d9153"/><rect x="1090" y="420" width="26" height="190" fill="#5b4331"/>
    <rect y="590" width="1280" height="34" fill="#c9c5bd"/>${ground('#5d6064', '#45484b')}
    <path d="M0 830 H1280" stroke="#e9e3c6" stroke-width="10" stroke-dasharray="90 70"/>`,
  garage: () =>
    `<rect width="1280" height="960" fill="#cfcac1"/>
    ${columns(9, (x) => `<rect x="${x}" y="0" width="4" height="620" fill="#bab4aa"/>`)}
    <rect x="60" y="120" width="420" height="16" fill="#7a5b3c"/><rect x="84" y="58" width="60" height="62" fill="#b3261e"/><rect x="168" y="78" width="90" height="42" fill="#3b556b"/><rect x="290" y="40" width="48" height="80" fill="#d9a441"/>
    <rect x="820" y="70" width="360" height="230" fill="#eef3f5" stroke="#8d877d" stroke-width="10"/><path d="M1000 70 v230 M820 185 h360" stroke="#8d877d" stroke-width="8"/>
    ${ground('#a39d93', '#7f7a72')}`,
}

function sky(high: string, low: string): string {
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs><rect width="1280" height="640" fill="url(#sky)"/>`
}

function ground(far: string, near: string): string {
  return `<defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${far}"/><stop offset="1" stop-color="${near}"/></linearGradient></defs><rect y="610" width="1280" height="350" fill="url(#ground)"/>`
}

function columns(count: number, draw: (x: number) => string): string {
  return Array.from({ length: count }, (_, at) => draw(Math.round((at * 1280) / count))).join('')
}

function house(x: number, wall: string): string {
  return `<rect x="${x}" y="290" width="318" height="320" fill="${wall}"/><path d="M${x - 14} 296 L${x + 159} 196 L${x + 332} 296 Z" fill="#9a5a41"/>
  <rect x="${x + 44}" y="360" width="86" height="90" fill="#5f7482" stroke="#f4efe6" stroke-width="9"/><rect x="${x + 196}" y="420" width="78" height="190" fill="#6b4a32"/>`
}
