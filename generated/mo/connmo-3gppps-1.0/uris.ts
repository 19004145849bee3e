// Made from spec/mo/connmo-3gppps-1.0.ddf.xml, spec/mo/connmo-3gppps-1.0.yaml (sha256 342e4b3b1e5ebad9). Not to be edited: run npm run generate.

/** URIs of the nodes of ConnMO-3GPPPS 1.0. `root`: where it stands, such as `./A/B`. `$item` names a child whose name is given at creation. */
export function connmo3gpppsUris(root: string) {
  return {
    $uri: `${root}`,
    ReqQos: {
      $uri: `${root}/ReqQos`,
      TrafficClass: `${root}/ReqQos/TrafficClass`,
      DeliveryOrder: `${root}/ReqQos/DeliveryOrder`,
      DeliveryOfErroneousSDU: `${root}/ReqQos/DeliveryOfErroneousSDU`,
      MaxSDUsize: `${root}/ReqQos/MaxSDUsize`,
      MaxBitRateForUL: `${root}/ReqQos/MaxBitRateForUL`,
      MaxBitRateForDL: `${root}/ReqQos/MaxBitRateForDL`,
      ResidualBER: `${root}/ReqQos/ResidualBER`,
      SDUerrorRatio: `${root}/ReqQos/SDUerrorRatio`,
      TransferDelay: `${root}/ReqQos/TransferDelay`,
      TrafficHandlingPriority: `${root}/ReqQos/TrafficHandlingPriority`,
      GuaranteedBitRateForUL: `${root}/ReqQos/GuaranteedBitRateForUL`,
      GuaranteedBitRateForDL: `${root}/ReqQos/GuaranteedBitRateForDL`,
      SignallingIndication: `${root}/ReqQos/SignallingIndication`,
      SourceStatisticsDescriptor: `${root}/ReqQos/SourceStatisticsDescriptor`,
    },
    MinQos: {
      $uri: `${root}/MinQos`,
      TrafficClass: `${root}/MinQos/TrafficClass`,
      DeliveryOrder: `${root}/MinQos/DeliveryOrder`,
      DeliveryOfErroneousSDU: `${root}/MinQos/DeliveryOfErroneousSDU`,
      MaxSDUsize: `${root}/MinQos/MaxSDUsize`,
      MaxBitRateForUL: `${root}/MinQos/MaxBitRateForUL`,
      MaxBitRateForDL: `${root}/MinQos/MaxBitRateForDL`,
      ResidualBER: `${root}/MinQos/ResidualBER`,
      SDUerrorRatio: `${root}/MinQos/SDUerrorRatio`,
      TransferDelay: `${root}/MinQos/TransferDelay`,
      TrafficHandlingPriority: `${root}/MinQos/TrafficHandlingPriority`,
      GuaranteedBitRateForUL: `${root}/MinQos/GuaranteedBitRateForUL`,
      GuaranteedBitRateForDL: `${root}/MinQos/GuaranteedBitRateForDL`,
      SignallingIndication: `${root}/MinQos/SignallingIndication`,
      SourceStatisticsDescriptor: `${root}/MinQos/SourceStatisticsDescriptor`,
    },
    Ext: `${root}/Ext`,
  } as const;
}
