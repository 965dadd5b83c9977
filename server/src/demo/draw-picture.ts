import { pictures } from '../platform/pictures.ts'
import { drawCar } from './draw-car.ts'
import { drawDetail } from './draw-detail.ts'
import { drawScene } from './draw-scene.ts'

/** What people of the demo photograph: drawn by us, so that nobody's car, face or brand is in it. */
const PICTURES = {
  'onix-branco': () => drawScene('lot') + drawCar('hatch', '#eceeee'),
  'hb20-prata': () => drawScene('street') + drawCar('hatch', '#aeb4b8'),
  'gol-vermelho': () => drawScene('street') + drawCar('hatch', '#a61c22'),
  'palio-cinza': () => drawScene('garage') + drawCar('hatch', '#5f666b'),
  'corolla-preto': () => drawScene('lot') + drawCar('sedan', '#22262b'),
  'civic-azul': () => drawScene('street') + drawCar('sedan', '#23487a'),
  'virtus-cinza': () => drawScene('lot') + drawCar('sedan', '#7c858c'),
  'compass-verde': () => drawScene('lot') + drawCar('suv', '#2f4a3a'),
  'creta-branco': () => drawScene('lot') + drawCar('suv', '#f1f1ef'),
  'renegade-laranja': () => drawScene('garage') + drawCar('suv', '#c65a1e'),
  'strada-branca': () => drawScene('street') + drawCar('pickup', '#e9e9e6'),
  'hilux-prata': () => drawScene('lot') + drawCar('pickup', '#9ea5aa'),
  'porta-amassada': () => drawDetail('dent'),
  hodometro: () => drawDetail('odometer'),
  'pneu-gasto': () => drawDetail('tyre'),
  orcamento: () => drawDetail('estimate'),
  radiografia: () => drawDetail('xray'),
} satisfies Record<string, () => string>

export type PictureName = keyof typeof PICTURES

/** A JPEG of 1280 × 960 (some 60 kB), a little askew, as a hand holds a phone. */
export async function drawPicture(name: PictureName): Promise<Buffer> {
  const drawn = PICTURES[name]()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 960" width="1280" height="960"><g transform="translate(640 480) rotate(-0.8) scale(1.04) translate(-640 -480)">${drawn}</g></svg>`
  return pictures()(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}
