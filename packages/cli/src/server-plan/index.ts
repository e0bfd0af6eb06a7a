/** Plans on a server: named by their address, read whole, changed under the server's rules. */
export { addressOf, readAddress } from './address.ts';
export { changePlan } from './change-plan.ts';
export { reachPlan, readPlan } from './read-plan.ts';
