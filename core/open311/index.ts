/** What of Open311 is pure: the two formats of one answer, what is blotted out of public words, positions in WGS 84. */
export { listed, sayable, toJson, toXml, type Answer, type Elements, type Fields, type Node } from './answer.ts'
export { masked } from './masked.ts'
export { toWgs84, type LonLat } from './position.ts'
