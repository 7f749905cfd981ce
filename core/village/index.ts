export { demonstration, demonstrationFrom, demonstrationVillage } from './demonstration.ts'
export {
  generateVillage, type DemoAccount, type DemoMandate, type DemoStaff, type DemoUnit, type DemoVillage, type VillageInput, type VillageSite,
} from './generate-village.ts'
export { placeIn, type DemoGrid, type Ground } from './ground.ts'
export { cellsOf, groundIn } from './lattice.ts'
export { demoVillagers, posts, type Post } from './offices.ts'
export { populationOf, type DemoHousehold, type DemoPerson, type Population } from './people.ts'
export { randomFrom, type Random } from './random.ts'
