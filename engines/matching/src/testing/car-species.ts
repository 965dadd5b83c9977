/** Ballpark facts about models common in Brazil: new price in today's reais, litres, cv, km/l in town with petrol. */
export interface CarSpecies {
  brand: string
  model: string
  body: string
  fuel: string
  newPrice: number
  trunk: number
  power: number
  kmPerLitre: number
  airbags: number
  automaticShare: number
  /** Relative number of cars on sale. */
  popularity: number
}

export const CAR_SPECIES: readonly CarSpecies[] = [
  species('Chevrolet', 'Onix', 'hatch', 'flex', 95_000, 303, 116, 12.8, 6, 0.5, 10),
  species('Chevrolet', 'Onix Plus', 'sedan', 'flex', 104_000, 469, 116, 12.9, 6, 0.6, 6),
  species('Chevrolet', 'Tracker', 'suv', 'flex', 145_000, 393, 133, 11.5, 6, 0.95, 5),
  species('Chevrolet', 'Cruze', 'sedan', 'flex', 155_000, 440, 153, 11.2, 6, 1, 2),
  species('Chevrolet', 'Spin', 'minivan', 'flex', 125_000, 553, 111, 10.5, 4, 0.6, 2),
  species('Chevrolet', 'S10', 'pickup', 'diesel', 260_000, 1061, 207, 9.2, 6, 0.85, 2),
  species('Hyundai', 'HB20', 'hatch', 'flex', 92_000, 300, 80, 13, 6, 0.4, 9),
  species('Hyundai', 'HB20S', 'sedan', 'flex', 102_000, 475, 120, 12.6, 6, 0.6, 3),
  species('Hyundai', 'Creta', 'suv', 'flex', 150_000, 422, 120, 11.6, 6, 0.95, 5),
  species('Volkswagen', 'Gol', 'hatch', 'flex', 80_000, 285, 84, 12.5, 2, 0.1, 8),
  species('Volkswagen', 'Polo', 'hatch', 'flex', 98_000, 300, 116, 13, 4, 0.5, 7),
  species('Volkswagen', 'Virtus', 'sedan', 'flex', 118_000, 521, 116, 12.8, 6, 0.7, 3),
  species('Volkswagen', 'T-Cross', 'suv', 'flex', 150_000, 373, 128, 11.8, 6, 0.95, 5),
  species('Volkswagen', 'Saveiro', 'pickup', 'flex', 105_000, 580, 106, 11, 2, 0, 2),
  species('Fiat', 'Mobi', 'hatch', 'flex', 75_000, 200, 74, 13.7, 2, 0, 5),
  species('Fiat', 'Argo', 'hatch', 'flex', 90_000, 300, 77, 13.5, 4, 0.2, 7),
  species('Fiat', 'Cronos', 'sedan', 'flex', 102_000, 525, 107, 12.6, 4, 0.4, 3),
  species('Fiat', 'Pulse', 'suv', 'flex', 112_000, 370, 130, 12, 4, 0.8, 3),
  species('Fiat', 'Strada', 'pickup', 'flex', 112_000, 844, 107, 11.8, 4, 0.3, 6),
  species('Fiat', 'Toro', 'pickup', 'diesel', 195_000, 937, 170, 10.2, 6, 1, 3),
  species('Toyota', 'Corolla', 'sedan', 'flex', 165_000, 470, 177, 11.9, 7, 1, 5),
  species('Toyota', 'Corolla Hybrid', 'sedan', 'hybrid', 190_000, 470, 122, 17.9, 7, 1, 1),
  species('Toyota', 'Corolla Cross', 'suv', 'hybrid', 205_000, 440, 122, 17, 7, 1, 2),
  species('Toyota', 'Yaris', 'hatch', 'flex', 105_000, 310, 110, 12.6, 7, 0.9, 2),
  species('Toyota', 'Hilux', 'pickup', 'diesel', 290_000, 1000, 204, 9.5, 7, 0.9, 3),
  species('Honda', 'Fit', 'hatch', 'flex', 108_000, 363, 116, 12.3, 6, 0.85, 3),
  species('Honda', 'City', 'sedan', 'flex', 125_000, 519, 126, 13.1, 6, 0.95, 2),
  species('Honda', 'Civic', 'sedan', 'flex', 170_000, 519, 155, 11, 6, 1, 4),
  species('Honda', 'HR-V', 'suv', 'flex', 165_000, 354, 126, 12.2, 6, 1, 3),
  species('Jeep', 'Renegade', 'suv', 'flex', 145_000, 320, 185, 10.8, 6, 0.95, 5),
  species('Jeep', 'Compass', 'suv', 'flex', 195_000, 410, 185, 10.3, 7, 1, 5),
  species('Nissan', 'Kicks', 'suv', 'flex', 130_000, 432, 113, 11.7, 6, 0.95, 4),
  species('Renault', 'Kwid', 'hatch', 'flex', 72_000, 290, 71, 15, 4, 0, 5),
  species('Renault', 'Sandero', 'hatch', 'flex', 85_000, 320, 82, 13.3, 4, 0.1, 4),
  species('Renault', 'Duster', 'suv', 'flex', 135_000, 475, 120, 11, 4, 0.7, 3),
  species('Ford', 'Ka', 'hatch', 'flex', 78_000, 257, 85, 13.3, 2, 0.15, 7),
  species('Ford', 'EcoSport', 'suv', 'flex', 120_000, 356, 137, 10.8, 7, 0.6, 4),
  species('Peugeot', '208', 'hatch', 'flex', 95_000, 265, 75, 13.4, 4, 0.5, 2),
  species('BYD', 'Dolphin', 'hatch', 'electric', 150_000, 345, 95, 42, 6, 1, 2),
  species('Nissan', 'Leaf', 'hatch', 'electric', 240_000, 435, 149, 38, 6, 1, 0.5),
  species('Volkswagen', 'Golf Variant', 'wagon', 'flex', 140_000, 605, 150, 11, 7, 1, 0.5),
  species('BMW', '320i', 'sedan', 'gasoline', 330_000, 480, 184, 10.5, 6, 1, 1),
]

function species(
  brand: string,
  model: string,
  body: string,
  fuel: string,
  newPrice: number,
  trunk: number,
  power: number,
  kmPerLitre: number,
  airbags: number,
  automaticShare: number,
  popularity: number,
): CarSpecies {
  return { brand, model, body, fuel, newPrice, trunk, power, kmPerLitre, airbags, automaticShare, popularity }
}
