const SKIES = ['#cfe3f5', '#f5e0cf', '#d9f0dd']
const CARS = ['#c0392b', '#2c5f8a', '#3d4a52']

/** A drawing of our own of a car, each number another: what a customer photographs. */
export async function drawPicture(n: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(960, 640)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  const fill = (colour: string, draw: () => void) => {
    pen.fillStyle = colour
    pen.beginPath()
    draw()
    pen.fill()
  }
  fill(SKIES[n % SKIES.length] ?? '#cfe3f5', () => pen.rect(0, 0, 960, 640))
  fill('#8d8f91', () => pen.rect(0, 450, 960, 190))
  const colour = CARS[n % CARS.length] ?? '#c0392b'
  fill(colour, () => pen.roundRect(150, 330, 660, 130, 40))
  fill(colour, () => {
    pen.moveTo(290, 335)
    pen.lineTo(370, 230)
    pen.lineTo(610, 230)
    pen.lineTo(710, 335)
  })
  fill('#e8f1f6', () => {
    pen.moveTo(330, 330)
    pen.lineTo(388, 250)
    pen.lineTo(590, 250)
    pen.lineTo(660, 330)
  })
  for (const x of [290, 670]) {
    fill('#222222', () => pen.arc(x, 460, 62, 0, Math.PI * 2))
    fill('#c9ccce', () => pen.arc(x, 460, 28, 0, Math.PI * 2))
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}
