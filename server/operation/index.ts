export { openHealth, type Health, type Readiness } from './health.ts'
export { openMetrics, type ActResult, type Metrics } from './metrics.ts'
export { operationRoutes } from './operation-routes.ts'
export { stopOnSignals, stopServing, within, type StopLimits } from './stop.ts'
