export { fireDue, startTimers, type TimerOptions, type Timers } from './timers.ts'
