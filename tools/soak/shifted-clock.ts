/** Loaded before the platform (`node --import`): its clock runs ahead, so that what would be due in weeks is due now. Never in production. */
const ahead = Number(process.env['SOAK_CLOCK_AHEAD'] ?? 0)
const real = Date.now.bind(Date)

Date.now = () => real() + ahead
