import { setClockOffset } from '../functions/virtual-time';

/** Loaded before a program of the project that acts on the platform of this machine: its `Date` then tells the platform's time. */
setClockOffset(Number(process.env.SIGER_CLOCK_OFFSET));
