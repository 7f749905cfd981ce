/** Points (积分): what a village makes public of them, what its people have to do, and a household's own passbook. Nowhere in any order of households. */
export { publicPoints, type PublicPoints } from './public-points.ts'
export { ownPassbook, type OwnPassbook } from './own-passbook.ts'
export { pointsRoutes } from './points-routes.ts'
