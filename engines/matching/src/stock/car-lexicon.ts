/** Brands as they are written, by what feeds write instead. */
export const BRANDS: Readonly<Record<string, readonly string[]>> = {
  Chevrolet: ['chevrolet', 'gm', 'gm chevrolet', 'general motors'],
  Volkswagen: ['volkswagen', 'vw', 'volks', 'vw volkswagen'],
  Fiat: ['fiat'],
  Ford: ['ford'],
  Toyota: ['toyota'],
  Honda: ['honda'],
  Hyundai: ['hyundai', 'caoa hyundai'],
  Renault: ['renault'],
  Nissan: ['nissan'],
  Jeep: ['jeep'],
  Peugeot: ['peugeot'],
  Citroën: ['citroen'],
  Mitsubishi: ['mitsubishi', 'mmc'],
  Kia: ['kia', 'kia motors'],
  'Mercedes-Benz': ['mercedes benz', 'mercedes', 'mb', 'm benz'],
  BMW: ['bmw'],
  Audi: ['audi'],
  Volvo: ['volvo'],
  'Land Rover': ['land rover', 'landrover'],
  Porsche: ['porsche'],
  Suzuki: ['suzuki'],
  Subaru: ['subaru'],
  RAM: ['ram', 'dodge ram'],
  Dodge: ['dodge'],
  Chery: ['chery', 'caoa chery', 'caoa chery chery'],
  JAC: ['jac', 'jac motors'],
  BYD: ['byd'],
  GWM: ['gwm', 'great wall'],
  Mini: ['mini'],
  Lexus: ['lexus'],
  Lifan: ['lifan'],
  Troller: ['troller'],
  Jaguar: ['jaguar'],
}

/** Models whose name is more than a word, or whose body the name does not say; the body of the common ones. */
export const MODELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Chevrolet: bodies(
    'hatch: Onix, Celta, Agile, Corsa, Sonic, Bolt; sedan: Onix Plus, Prisma, Cruze, Cobalt, Classic, Vectra, Astra; suv: Tracker, Equinox, Trailblazer, Captiva, Blazer; minivan: Spin, Zafira, Meriva; pickup: S10, Montana, Silverado',
  ),
  Volkswagen: bodies(
    'hatch: Gol, Polo, Golf, Fox, Up, Fusca; sedan: Virtus, Voyage, Jetta, Passat, Polo Sedan; suv: T-Cross, Nivus, Taos, Tiguan, Touareg, Tera; pickup: Saveiro, Amarok; wagon: Parati, SpaceFox, Golf Variant; minivan: Kombi',
  ),
  Fiat: bodies(
    'hatch: Mobi, Argo, Uno, Palio, Punto, Bravo, 500, Idea; sedan: Cronos, Siena, Grand Siena, Linea; suv: Pulse, Fastback, 500X; pickup: Strada, Toro, Titano; minivan: Doblo, Fiorino; wagon: Palio Weekend, Weekend',
  ),
  Ford: bodies(
    'hatch: Ka, Fiesta, Focus; sedan: Ka Sedan, Ka+, Fusion, Focus Sedan, Fiesta Sedan; suv: EcoSport, Territory, Bronco, Edge; pickup: Ranger, Maverick, Courier, F-250; coupe: Mustang',
  ),
  Toyota: bodies(
    'hatch: Yaris, Etios; sedan: Corolla, Yaris Sedan, Etios Sedan, Camry, Prius; suv: Corolla Cross, SW4, Hilux SW4, RAV4, Yaris Cross; pickup: Hilux, Bandeirante',
  ),
  Honda: bodies('hatch: Fit, City Hatchback; sedan: Civic, City, Accord; suv: HR-V, CR-V, WR-V, ZR-V'),
  Hyundai: bodies(
    'hatch: HB20, HB20X, i30, Veloster; sedan: HB20S, Elantra, Azera, Sonata; suv: Creta, Tucson, ix35, Santa Fe, Kona; pickup: HR',
  ),
  Renault: bodies(
    'hatch: Kwid, Sandero, Clio, Stepway, Zoe; sedan: Logan, Fluence, Symbol; suv: Duster, Captur, Kardian, Boreal; pickup: Oroch, Duster Oroch; minivan: Scenic, Kangoo',
  ),
  Nissan: bodies(
    'hatch: March, Leaf, Tiida; sedan: Versa, Sentra; suv: Kicks, X-Trail; pickup: Frontier; minivan: Livina, Grand Livina',
  ),
  Jeep: bodies('suv: Renegade, Compass, Commander, Wrangler, Grand Cherokee, Cherokee; pickup: Gladiator'),
  Peugeot: bodies('hatch: 208, 207, 206, 308; sedan: 408, 207 Passion; suv: 2008, 3008, 5008; pickup: Hoggar'),
  Citroën: bodies(
    'hatch: C3, C4, DS3; sedan: C4 Lounge, C4 Pallas; suv: C4 Cactus, Basalt, C3 Aircross, Aircross; minivan: C3 Picasso, Xsara Picasso',
  ),
  Mitsubishi: bodies(
    'suv: ASX, Outlander, Pajero, Pajero TR4, Pajero Sport, Eclipse Cross; sedan: Lancer; pickup: L200, L200 Triton',
  ),
  Kia: bodies(
    'hatch: Picanto, Soul; sedan: Cerato, Rio; suv: Sportage, Sorento, Niro, Stonic; minivan: Carnival; pickup: Bongo',
  ),
  'Mercedes-Benz': bodies('hatch: A 200, A 250; sedan: C 180, C 200, C 300, CLA 200; suv: GLA 200, GLB 200, GLC 250'),
  BMW: bodies('sedan: 320i, 328i, 330i; hatch: 118i, 120i, i3; suv: X1, X2, X3, X4, X5, X6'),
  Audi: bodies('sedan: A3 Sedan, A4, A5; hatch: A3, A1; suv: Q3, Q5, Q7, Q8; coupe: TT'),
  Volvo: bodies('suv: XC40, XC60, XC90, EX30; sedan: S60; hatch: V40'),
  'Land Rover': bodies(
    'suv: Discovery, Discovery Sport, Range Rover, Range Rover Evoque, Range Rover Sport, Range Rover Velar, Defender, Freelander',
  ),
  Chery: bodies(
    'suv: Tiggo 2, Tiggo 3X, Tiggo 5X, Tiggo 7, Tiggo 7 Pro, Tiggo 8, Tiggo 8 Pro; sedan: Arrizo 5, Arrizo 6; hatch: QQ, Celer',
  ),
  BYD: bodies(
    'hatch: Dolphin, Dolphin Mini; sedan: Seal, King; suv: Song Plus, Song Pro, Yuan Plus, Tan; pickup: Shark',
  ),
  GWM: bodies('suv: Haval H6; hatch: Ora 03'),
  RAM: bodies('pickup: Rampage, 1500, 2500, 3500, Classic'),
  Suzuki: bodies('suv: Jimny, Vitara, Grand Vitara, S-Cross; hatch: Swift'),
  JAC: bodies('hatch: J3; suv: T40, T50, T60; sedan: J5'),
}

function bodies(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('; ').flatMap((part) => {
      const [body, names] = part.split(': ')
      return names!.split(', ').map((name) => [name, body!] as const)
    }),
  )
}
