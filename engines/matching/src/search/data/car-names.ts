/**
 * Brands and models sold in Brazil: "Brand = other names: Model = other names, Model, …". Spaces, hyphens, capitals and
 * accents do not matter, and small slips of the keyboard are forgiven, so only what differs by more is listed.
 */
export const CAR_NAMES = `
Chevrolet = gm, chevy, chevrole, chevrolete: Onix Plus = onix sedan, Onix = onyx, Prisma, Cruze Sport6, Cruze = cruse, Tracker, Spin, S10 = s 10, Montana, Equinox, Trailblazer, Blazer, Cobalt, Celta, Corsa, Classic, Agile, Astra, Vectra, Meriva, Zafira, Captiva, Camaro, Sonic, Omega, Monza, Kadett, Chevette, Bolt, Opala, Silverado
Fiat: Uno, Palio Weekend, Palio, Grand Siena, Siena, Strada, Toro, Argo, Cronos, Mobi, Pulse, Fastback, Punto, Linea, Idea, Bravo, Doblò, Fiorino, Ducato, Stilo, Marea, Weekend, Titano, Scudo, Freemont, Tempra, 500
Volkswagen = vw, volks, volkswagem, wolks, volksvagem, volkis: Gol, Polo, Virtus, T-Cross, Nivus, Taos, Tiguan, Jetta, Golf, Fox, CrossFox, SpaceFox, Voyage, Saveiro, Amarok, Passat, Up, Fusca, Kombi, Parati, Santana, Bora, Touareg, Tera, ID.4 = id 4
Toyota: Corolla Cross, Corolla, Yaris, Etios, Hilux SW4 = sw4, Hilux, RAV4, Camry, Prius, Bandeirante, Fielder
Honda: Civic, City, Fit, HR-V, WR-V, CR-V, ZR-V, Accord
Hyundai = hiundai, hunday, hyunday, hundai: HB20S, HB20X, HB20, Creta, Tucson, ix35 = ix 35, Santa Fe, Azera, Elantra, i30, Veloster, Kona, Sonata, Veracruz
Ford: Ka, Fiesta, EcoSport, Focus, Fusion, Ranger, Edge, Territory, Maverick, Bronco, Mustang, Courier, Escort, F-250, Del Rey
Renault = renou, renô: Sandero Stepway = stepway, Sandero, Logan, Kwid, Duster Oroch = oroch, Duster, Captur, Fluence, Clio, Scénic, Mégane, Symbol, Kangoo, Kardian, Boreal, Zoe
Nissan = nisan: Kicks = kiks, March, Versa, Sentra, Frontier, Tiida, Livina, Grand Livina, Leaf
Jeep: Renegade, Compass, Commander, Wrangler, Cherokee, Grand Cherokee, Gladiator
Peugeot = pejo, pegeot, peugeout, pegeout, peugeo: 208, 2008, 3008, 5008, 206, 207, 307, 308, 408, Partner, Hoggar
Citroën = citroem, citruen: C4 Cactus, C4 Lounge, C4 Picasso, C4 Pallas, C4, C3 Aircross, C3 Picasso, C3, C5, Aircross, Xsara Picasso, Jumpy, Basalt
Mitsubishi = mitsubish: L200 Triton, L200 = l 200, Pajero TR4 = tr4, Pajero Full, Pajero Sport, Pajero, ASX, Outlander, Lancer, Eclipse Cross
Kia: Sportage, Cerato, Picanto, Sorento, Soul, Carnival, Niro, Stonic, Bongo
BMW: X1, X2, X3, X4, X5, X6, 118i, 120i, 125i, 316i, 318i, 320i, 328i, 330e, 330i, 420i, 520i, 530i, M3, Z4, Série 3 = serie 3, Série 1 = serie 1
Audi: A1, A3, A4, A5, A6, Q3, Q5, Q7, Q8, TT, e-tron
Mercedes-Benz = mercedes, mercedez, benz, mercedes bens: Classe A, Classe C, A200, A250, C180, C200, C250, CLA, GLA, GLB, GLC, GLE, Sprinter
Caoa Chery = chery, caoa, cherry, caoa cherry: Tiggo 2, Tiggo 3X, Tiggo 5X, Tiggo 7, Tiggo 8, Tiggo, Arrizo 5, Arrizo 6, QQ, Celer, iCar
BYD: Dolphin Mini, Dolphin Plus, Dolphin, Song Plus, Song Pro, Song, Yuan Plus, Yuan Pro, Seal, King, Shark
GWM: Haval H6 = h6, Haval H9, Haval, Ora 03, Ora, Tank 300, Poer
Volvo: XC40, XC60, XC90, V40, V60, S60, EX30, C40
Land Rover: Range Rover Evoque, Evoque, Discovery Sport, Discovery, Defender, Freelander, Range Rover Velar, Velar, Range Rover Sport, Range Rover
RAM: Rampage, 1500, 2500, 3500
Suzuki: Jimny, Vitara, Grand Vitara, Swift, S-Cross, SX4
Subaru: Forester, Impreza, Outback, XV, WRX
JAC: T40, T50, T60, J2, J3, J5, J6, E-JS1
Lifan: X60, X80, 530
Mini: Cooper, Countryman, Clubman
Porsche = porshe, porche: Macan, Cayenne, Cayman, Panamera, 911, 718, Taycan
Dodge: Journey, Durango, Dakota
Chrysler: PT Cruiser, Town Country
Lexus: UX, NX, RX
Jaguar: E-Pace, F-Pace, XE, XF
Troller: T4
Smart: Fortwo
SsangYong: Kyron, Actyon, Korando
Omoda: Omoda 5, Omoda E5
Jaecoo: Jaecoo 7
GAC: Aion V, GS4
Zeekr: Zeekr X
Leapmotor: C10
`

/** Motorcycles are traded in but not searched for. */
export const TRADED_ONLY =
  'biz, cg 125, cg 150, cg 160, cg, titan, fan 160, fan, bros, fazer, factor, twister, pcx, nmax, lander, tenere, xre 300, xre 190, xre, hornet, cb 300, cb 500, cb300, cb500, ybr, pop 100, pop 110, crosser, mt 03, ninja, moto, motocicleta'
