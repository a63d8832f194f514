export { simulate, type Simulation, type SimulationOptions } from './simulate.ts';
