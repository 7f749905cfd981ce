export { agendaKinds, bodies, bodiesFor, bodyFunctions, bodyOf, mayDecide, type AgendaKind, type Body, type BodyFunction, type Weight } from './bodies.ts'
export { noSuchPowerIn, noSuchPowers, type NoSuchPower } from './no-such-power.ts'
export { isEnough, quorums, type Quorum } from './quorum.ts'
