export { createPlayer, type Player, type PlayerOptions } from './create-player.ts'
export { fakeCars } from './fake-cars.ts'
export { defaultFakes, type FakeHosts } from './fake-hosts.ts'
export { sampleCars } from './sample-cars.ts'
