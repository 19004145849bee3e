// Made from spec/mo/scheduling-1.0.ddf.xml, spec/mo/scheduling-1.0.yaml (sha256 37e50195c509e6ec). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One schedule. (node, ZeroOrMore, Add Delete Get) */
export interface Scheduling {
  /** Identifier of the schedule. (chr, One, Get) */
  readonly ID: string;
  /** Name shown to the user. (chr, ZeroOrOne, Get Replace) */
  readonly Name?: string;
  /** Server that owns the schedule. (chr, One, Get) */
  readonly Server: string;
  /** When the schedule is valid. (node, ZeroOrOne, Get) */
  readonly Valid?: SchedulingValid;
  /** State of the schedule. (chr, One, Get) */
  readonly State: string;
  /** Operations. (node, ZeroOrOne, Get) */
  readonly Operations?: SchedulingOperations;
  /** When the task runs. (node, One, Get) */
  readonly Condition: ReadonlyMap<string, SchedulingConditionItem>;
  /** What the user is asked. (node, ZeroOrOne, Get) */
  readonly UI?: SchedulingUI;
  /** What is done. (node, One, Get) */
  readonly Task: ReadonlyMap<string, string>;
  /** What is reported. (node, ZeroOrOne, Get) */
  readonly Gating?: SchedulingGating;
  /** What happens when the time was jumped over: now, delay(seconds) or cancel. (chr, ZeroOrOne, Get Replace) */
  readonly Missed?: string;
  /** Schedules that follow. (node, ZeroOrOne, Get) */
  readonly Next?: ReadonlyMap<string, string>;
  /** The last run. (node, ZeroOrOne, Get) */
  readonly Result?: SchedulingResult;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** When the schedule is valid. (node, ZeroOrOne, Get) */
export interface SchedulingValid {
  /** First moment, UTC. (time, ZeroOrOne, Get Replace) */
  readonly From?: string;
  /** Last moment, UTC. (time, ZeroOrOne, Get Replace) */
  readonly To?: string;
}

/** Operations. (node, ZeroOrOne, Get) */
export interface SchedulingOperations {
  /** Exec arms the schedule. (null, ZeroOrOne, Exec) */
  readonly Start?: null;
  /** Exec disarms the schedule. (null, ZeroOrOne, Exec) */
  readonly Stop?: null;
}

/** One condition. (node, OneOrMore, Get) */
export interface SchedulingConditionItem {
  /** A time. (node, ZeroOrOne, Get) */
  readonly Timer?: SchedulingConditionItemTimer;
  /** A limit of a node value. (node, ZeroOrOne, Get) */
  readonly Threshold?: SchedulingConditionItemThreshold;
  /** An event on the device. (node, ZeroOrOne, Get) */
  readonly Trap?: SchedulingConditionItemTrap;
}

/** A time. (node, ZeroOrOne, Get) */
export interface SchedulingConditionItemTimer {
  /** First time. (chr, One, Get Replace) */
  readonly Base: string;
  /** Recurrence rule. (chr, ZeroOrOne, Get Replace) */
  readonly Recur?: string;
}

/** A limit of a node value. (node, ZeroOrOne, Get) */
export interface SchedulingConditionItemThreshold {
  /** URI of the node that is sampled. (chr, One, Get Replace) */
  readonly Ref: string;
  /** The limit. (chr, One, Get Replace) */
  readonly Value: string;
  /** From which side the limit counts. (chr, ZeroOrOne, Get) */
  readonly Dir?: string;
  /** Seconds between two samples. (int, ZeroOrOne, Get) */
  readonly Sample?: number;
}

/** An event on the device. (node, ZeroOrOne, Get) */
export interface SchedulingConditionItemTrap {
  /** Identifier of the event. (chr, One, Get) */
  readonly ID: string;
}

/** What the user is asked. (node, ZeroOrOne, Get) */
export interface SchedulingUI {
  /** Whether the user must agree before the task runs. (bool, ZeroOrOne, Get) */
  readonly Confirm?: boolean;
  /** Seconds after which a deferred question comes again. (int, ZeroOrOne, Get) */
  readonly Defer?: number;
  /** Whether the user may choose another time. (bool, ZeroOrOne, Get) */
  readonly Reschedule?: boolean;
  /** Until when the user may defer. (time, ZeroOrOne, Get) */
  readonly Deadline?: string;
  /** Seconds that an answer is awaited at least. (int, ZeroOrOne, Get) */
  readonly MinWait?: number;
  /** Seconds that an answer is awaited at most. (int, ZeroOrOne, Get) */
  readonly MaxWait?: number;
  /** Whether the user is told of the installation. (bool, ZeroOrOne, Get) */
  readonly InstallNotice?: boolean;
}

/** What is reported. (node, ZeroOrOne, Get) */
export interface SchedulingGating {
  /** Whether the result is reported. (bool, ZeroOrOne, Get Replace) */
  readonly Report?: boolean;
  /** Whether errors are left out. (bool, ZeroOrOne, Get Replace) */
  readonly ExcludeError?: boolean;
  /** Whether cancelled runs are left out. (bool, ZeroOrOne, Get Replace) */
  readonly ExcludeCancel?: boolean;
  /** Whether deferred runs are left out. (bool, ZeroOrOne, Get Replace) */
  readonly ExcludeReschedule?: boolean;
}

/** The last run. (node, ZeroOrOne, Get) */
export interface SchedulingResult {
  /** When it ended. (time, ZeroOrOne, Get) */
  readonly Time?: string;
  /** How it ended. (chr, ZeroOrOne, Get) */
  readonly Code?: string;
  /** Runs so far. (int, ZeroOrOne, Get) */
  readonly Count?: number;
}
