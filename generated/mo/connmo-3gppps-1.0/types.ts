// Made from spec/mo/connmo-3gppps-1.0.ddf.xml, spec/mo/connmo-3gppps-1.0.yaml (sha256 342e4b3b1e5ebad9). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Packet bearer of 3GPP. (node, ZeroOrOne, Get) */
export interface ConnMO3GPPPS {
  /** Quality of service asked for. (node, ZeroOrOne, Get) */
  readonly ReqQos?: ConnMO3GPPPSReqQos;
  /** Quality of service that is enough. (node, ZeroOrOne, Get) */
  readonly MinQos?: ConnMO3GPPPSMinQos;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Quality of service asked for. (node, ZeroOrOne, Get) */
export interface ConnMO3GPPPSReqQos {
  /** TrafficClass of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TrafficClass?: number;
  /** DeliveryOrder of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly DeliveryOrder?: number;
  /** DeliveryOfErroneousSDU of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly DeliveryOfErroneousSDU?: number;
  /** MaxSDUsize of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxSDUsize?: number;
  /** MaxBitRateForUL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxBitRateForUL?: number;
  /** MaxBitRateForDL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxBitRateForDL?: number;
  /** ResidualBER of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly ResidualBER?: number;
  /** SDUerrorRatio of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SDUerrorRatio?: number;
  /** TransferDelay of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TransferDelay?: number;
  /** TrafficHandlingPriority of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TrafficHandlingPriority?: number;
  /** GuaranteedBitRateForUL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly GuaranteedBitRateForUL?: number;
  /** GuaranteedBitRateForDL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly GuaranteedBitRateForDL?: number;
  /** SignallingIndication of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SignallingIndication?: number;
  /** SourceStatisticsDescriptor of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SourceStatisticsDescriptor?: number;
}

/** Quality of service that is enough. (node, ZeroOrOne, Get) */
export interface ConnMO3GPPPSMinQos {
  /** TrafficClass of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TrafficClass?: number;
  /** DeliveryOrder of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly DeliveryOrder?: number;
  /** DeliveryOfErroneousSDU of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly DeliveryOfErroneousSDU?: number;
  /** MaxSDUsize of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxSDUsize?: number;
  /** MaxBitRateForUL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxBitRateForUL?: number;
  /** MaxBitRateForDL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly MaxBitRateForDL?: number;
  /** ResidualBER of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly ResidualBER?: number;
  /** SDUerrorRatio of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SDUerrorRatio?: number;
  /** TransferDelay of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TransferDelay?: number;
  /** TrafficHandlingPriority of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly TrafficHandlingPriority?: number;
  /** GuaranteedBitRateForUL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly GuaranteedBitRateForUL?: number;
  /** GuaranteedBitRateForDL of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly GuaranteedBitRateForDL?: number;
  /** SignallingIndication of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SignallingIndication?: number;
  /** SourceStatisticsDescriptor of the 3GPP quality of service element. (int, ZeroOrOne, Get Replace) */
  readonly SourceStatisticsDescriptor?: number;
}
