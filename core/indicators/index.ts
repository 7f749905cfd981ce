/** Figures and indicators (domain §2.4, R-140…R-149): what is counted, and what is said of it. Pure. */
export { addMonthsTo, monthOf, monthsOf, parseMonth, type Month, type Period } from './month.ts'
export { amountOf, isNothing, measures, minus, minuteMeasures, plus, stateMeasure, type Amounts, type Measure, type StateMeasure } from './measures.ts'
export { deltasBetween, type Counts, type Delta } from './counts.ts'
export { noShare, percentText, shareOf, type Ratio } from './ratio.ts'
export { figuresOf, usualSettings, type AverageTime, type Figures, type Indicator, type IndicatorSettings, type Standing } from './indicators.ts'
export { keptBack, leastShown, type Cell } from './small-numbers.ts'
