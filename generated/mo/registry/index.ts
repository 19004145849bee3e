// Made from spec/mo (sha256 01f025592c756a48). Not to be edited: run npm run generate.
import type { ObjectDefinition } from '../../../tools/mo/definition';
import { connmo3gppps as connmo3gppps10 } from '../connmo-3gppps-1.0/definition';
import { connmoNap as connmoNap10 } from '../connmo-nap-1.0/definition';
import { connmoProxy as connmoProxy10 } from '../connmo-proxy-1.0/definition';
import { connmoWlan as connmoWlan10 } from '../connmo-wlan-1.0/definition';
import { dacmo as dacmo10 } from '../dacmo-1.0/definition';
import { dcmo as dcmo10 } from '../dcmo-1.0/definition';
import { devdetail as devdetail10 } from '../devdetail-1.0/definition';
import { devdetail as devdetail11 } from '../devdetail-1.1/definition';
import { devinfo as devinfo10 } from '../devinfo-1.0/definition';
import { devinfo as devinfo11 } from '../devinfo-1.1/definition';
import { devinfo as devinfo12 } from '../devinfo-1.2/definition';
import { diagmon as diagmon10 } from '../diagmon-1.0/definition';
import { diagmontrap as diagmontrap10 } from '../diagmontrap-1.0/definition';
import { diagmontrap as diagmontrap11 } from '../diagmontrap-1.1/definition';
import { dmacc as dmacc10 } from '../dmacc-1.0/definition';
import { dmacc as dmacc11 } from '../dmacc-1.1/definition';
import { dmacc as dmacc12 } from '../dmacc-1.2/definition';
import { fumo as fumo10 } from '../fumo-1.0/definition';
import { gwmoConfig as gwmoConfig11 } from '../gwmo-config-1.1/definition';
import { gwmoDeviceinventory as gwmoDeviceinventory11 } from '../gwmo-deviceinventory-1.1/definition';
import { inbox as inbox10 } from '../inbox-1.0/definition';
import { lawmo as lawmo10 } from '../lawmo-1.0/definition';
import { scheduling as scheduling10 } from '../scheduling-1.0/definition';
import { scomo as scomo10 } from '../scomo-1.0/definition';
import { scomo as scomo11 } from '../scomo-1.1/definition';
import { sessioninfo as sessioninfo10 } from '../sessioninfo-1.0/definition';

/** The objects that are described here, by their identifier. */
export const objects: ReadonlyMap<string, ObjectDefinition> = new Map([
  ['urn:oma:mo:oma-connmo-3gppps:1.0', connmo3gppps10],
  ['urn:oma:mo:oma-connmo-nap:1.0', connmoNap10],
  ['urn:oma:mo:oma-connmo-proxy:1.0', connmoProxy10],
  ['urn:oma:mo:oma-connmo-wlan:1.0', connmoWlan10],
  ['urn:oma:mo:oma-dm-dacmo:1.0', dacmo10],
  ['urn:oma:mo:oma-dcmo:1.0', dcmo10],
  ['urn:oma:mo:oma-dm-devdetail:1.0', devdetail10],
  ['urn:oma:mo:oma-dm-devdetail:1.1', devdetail11],
  ['urn:oma:mo:oma-dm-devinfo:1.0', devinfo10],
  ['urn:oma:mo:oma-dm-devinfo:1.1', devinfo11],
  ['urn:oma:mo:oma-dm-devinfo:1.2', devinfo12],
  ['urn:oma:mo:oma-diagmon:1.0', diagmon10],
  ['urn:oma:mo:oma-diagmontrap:1.0', diagmontrap10],
  ['urn:oma:mo:oma-diagmontrap:1.1', diagmontrap11],
  ['urn:oma:mo:oma-dm-dmacc:1.0', dmacc10],
  ['urn:oma:mo:oma-dm-dmacc:1.1', dmacc11],
  ['urn:oma:mo:oma-dm-dmacc:1.2', dmacc12],
  ['urn:oma:mo:oma-fumo:1.0', fumo10],
  ['urn:oma:mo:oma-gwmo-config:1.1', gwmoConfig11],
  ['urn:oma:mo:oma-gwmo-deviceinventory:1.1', gwmoDeviceinventory11],
  ['urn:oma:mo:oma-dm-inbox:1.0', inbox10],
  ['urn:oma:mo:oma-lawmo:1.0', lawmo10],
  ['urn:oma:mo:oma-dm-scheduling:1.0', scheduling10],
  ['urn:oma:mo:oma-scomo:1.0', scomo10],
  ['urn:oma:mo:oma-scomo:1.1', scomo11],
  ['urn:oma:mo:oma-sessioninfomo:1.0', sessioninfo10],
]);

/** Identifiers that are registered, described here or not. */
export const identifiers: ReadonlySet<string> = new Set([
  'urn:oma:mo:oma-dm-devinfo:1.0',
  'urn:oma:mo:oma-dm-devinfo:1.1',
  'urn:oma:mo:oma-dm-devinfo:1.2',
  'urn:oma:mo:oma-dm-devdetail:1.0',
  'urn:oma:mo:oma-dm-devdetail:1.1',
  'urn:oma:mo:oma-dm-dmacc:1.0',
  'urn:oma:mo:oma-dm-dmacc:1.1',
  'urn:oma:mo:oma-dm-dmacc:1.2',
  'urn:oma:mo:oma-dm-inbox:1.0',
  'urn:oma:mo:oma-dm-bootstrapcfg:1.0',
  'urn:oma:mo:oma-dm-dacmo:1.0',
  'urn:oma:mo:oma-sessioninfomo:1.0',
  'urn:oma:mo:oma-fumo:1.0',
  'urn:oma:mo:oma-scomo:1.0',
  'urn:oma:mo:oma-scomo:1.1',
  'urn:oma:mo:oma-lawmo:1.0',
  'urn:oma:mo:oma-dcmo:1.0',
  'urn:oma:mo:oma-dm-scheduling:1.0',
  'urn:oma:mo:oma-listmo:1.0',
  'urn:oma:mo:oma-deltarec:1.0',
  'urn:oma:mo:oma-mgmtpolicymo:1.0',
  'urn:oma:mo:oma-sacmo:1.0',
  'urn:oma:mo:oma-diagmon:1.0',
  'urn:oma:mo:oma-diagmon:1.1',
  'urn:oma:mo:oma-diagmontrap:1.0',
  'urn:oma:mo:oma-diagmontrap:1.1',
  'urn:oma:mo:oma-diag:appmonlog:1.0',
  'urn:oma:mo:oma-diag:batteryinfo:1.0',
  'urn:oma:mo:oma-diag:BrowsingUsage:1.0',
  'urn:oma:mo:oma-diag:DataCallAndDataSession:1.0',
  'urn:oma:mo:oma-diag:RFParms_3GPP_GSM:1.0',
  'urn:oma:mo:oma-diag:RFParms_3GPP_LTE:1.0',
  'urn:oma:mo:oma-diag:memory:1.0',
  'urn:oma:mo:oma-diag:MMSUsage:1.0',
  'urn:oma:mo:oma-diag:mobility_management_rejection:1.0',
  'urn:oma:mo:oma-diag:NFC:1.0',
  'urn:oma:mo:oma-diag:paniclog:1.0',
  'urn:oma:mo:oma-diag:phonebook:1.0',
  'urn:oma:mo:oma-diag:restart:1.0',
  'urn:oma:mo:oma-diag:SMSOptions:1.0',
  'urn:oma:mo:oma-diag:SMSUsage:1.0',
  'urn:oma:mo:oma-diag:trapeventlogging:1.0',
  'urn:oma:mo:oma-diag:UESetting:1.0',
  'urn:oma:mo:oma-diag:RFParms_3GPP_UMTS:1.0',
  'urn:oma:mo:oma-diag:RFParms_3GPP_UMTS:1.1',
  'urn:oma:mo:oma-diag:trapeventlogging:1.1',
  'urn:oma:mo:oma-diag:tracelog:1.0',
  'urn:oma:mo:oma-diag:sensorinfo:1.0',
  'urn:oma:mo:oma-diag:qos:1.0',
  'urn:oma:mo:oma-diag:paniclog:1.1',
  'urn:oma:mo:oma-diag:RFParms_3GPP_LTE:1.1',
  'urn:oma:mo:oma-diag:RFParms_3GPP_GSM:1.1',
  'urn:oma:mo:oma-diag:devicelocation:1.0',
  'urn:oma:mo:oma-diag:DataCallAndDataSession:1.1',
  'urn:oma:mo:oma-diag:builtintest:1.0',
  'urn:oma:mo:oma-diag:webbrowmon:1.0',
  'urn:oma:mo:oma-diag:appdatausage:1.0',
  'urn:oma:mo:oma-diag:NFC:1.1',
  'urn:oma:mo:oma-diag:appexeinfo:1.0',
  'urn:oma:mo:oma-diag:volte_metrics:1.0',
  'urn:oma:mo:oma-diagmontrap:qos:1.0',
  'urn:oma:mo:oma-diagmontrap:logcapacityfull:1.0',
  'urn:oma:mo:oma-diagmontrap:hard-reboot:1.0',
  'urn:oma:mo:oma-diagmontrap:geo:1.0',
  'urn:oma:mo:oma-diagmontrap:calldrop:1.0',
  'urn:oma:mo:oma-diagmontrap:dataspeed:1.0',
  'urn:oma:mo:oma-diagmontrap:rxpwr:1.0',
  'urn:oma:mo:oma-connmo-nap:1.0',
  'urn:oma:mo:oma-connmo-proxy:1.0',
  'urn:oma:mo:oma-connmo-3gppcs:1.0',
  'urn:oma:mo:oma-connmo-3gppps:1.0',
  'urn:oma:mo:oma-connmo-cdma:1.0',
  'urn:oma:mo:oma-connmo-eap:1.0',
  'urn:oma:mo:oma-connmo-http:1.0',
  'urn:oma:mo:oma-connmo-wap:1.0',
  'urn:oma:mo:oma-connmo-wlan:1.0',
  'urn:oma:mo:oma-gwmo-config:1.1',
  'urn:oma:mo:oma-gwmo-deviceinventory:1.1',
  'urn:oma:mo:oma-gwmo-edtrigger:1.0',
  'urn:oma:mo:oma-gwmo-fanout:1.0',
  'urn:oma:mo:oma-gwmo-imageinventory:1.0',
  'urn:oma:mo:oma-dm-zigbee:1.0',
  'urn:oma:mo:oma-cab:1.0',
  'urn:oma:mo:oma-dsmo:1.0',
  'urn:oma:mo:oma-evvm:1.0',
  'urn:oma:mo:oma-imps:1.0',
  'urn:oma:mo:oma-lfc:1.0',
  'urn:oma:mo:oma-mc:1.0',
  'urn:oma:mo:oma-mem:1.0',
  'urn:oma:mo:oma-mms:1.3',
  'urn:oma:mo:oma-msrch-msfcc:1.0',
  'urn:oma:mo:oma-prs:2.0',
  'urn:oma:mo:oma_prs:1.0',
  'urn:oma:mo:oma-push:1.0',
  'urn:oma:mo:oma-push:1.1',
  'urn:oma:mo:oma-sec-cert:1.0',
  'urn:oma:mo:oma-supl:2.0',
  'urn:oma:mo:oma-supl:3.0',
  'urn:oma:mo:oma-xdm:2.0',
  'urn:oma:mo:oma_bcast:1.0',
  'urn:oma:mo:oma_bcast:1.1',
  'urn:oma:mo:oma_bcast:1.2',
  'urn:oma:mo:oma_bmo:1.0',
  'urn:oma:mo:oma_pcps-1.0',
  'urn:oma:mo:oma_poc:1.0',
  'urn:oma:mo:oma_poc:2.0',
  'urn:oma:mo:oma_poc:2.1',
  'urn:oma:mo:ext-3gpp-ims:1.0',
  'urn:oma:mo:ext-3gpp-ims_slt:1.0',
  'urn:oma:mo:ext-3gpp-nas-config:1.0',
  'urn:oma:mo:ext-3gpp-bcp:1.0',
  'urn:oma:mo:ext-3gpp-communication-continuity:1.0',
  'urn:oma:mo:ext-3gpp-conf:1.0',
  'urn:oma:mo:ext-3gpp-csg:1.0',
  'urn:oma:mo:ext-3gpp-mtsinp:1.0',
  'urn:oma:mo:ext-3gpp-oipoir:1.0',
  'urn:oma:mo:ext-3gpp-sdoue:1.0',
  'urn:oma:mo:ext-3gpp-tv-config:1.0',
  'urn:oma:mo:ext-3gpp-ussi:1.0',
  'urn:oma:mo:ext-3gpp-wnds:1.0',
  'urn:oma:mo:ext-3gpp-xcaputss:1.0',
  'urn:oma:mo:ext-3gpp-ICS:1.0',
  'urn:oma:mo:ext-3gpp-IWLAN:1.0',
  'urn:oma:mo:ext-3gpp-ACDC-config:1.0',
  'urn:oma:mo:ext-3gpp-MCPTT-UE-configuration:1.0',
  'urn:oma:mo:ext-3gpp-MCPTT-UE-initial-configuration:1.0',
  'urn:oma:mo:ext-3gpp-MCPTT-group-configuration:1.0',
  'urn:oma:mo:ext-3gpp-MCPTT-service-configuration:1.0',
  'urn:oma:mo:ext-3gpp-MCPTT-user-profile:1.0',
  'urn:oma:mo:ext-3gpp-V2X-communication-provisioning:1.0',
  'urn:oma:mo:ext-3gpp-prose-direct-provisioning:1.0',
  'urn:oma:mo:ext-3gpp-prose-public-safety-direct-provisioning:1.0',
  'urn:oma:mo:ext-3GPP-EPC-level-prose-discovery-provisioning:1.0',
  'urn:oma:mo:ext-3gpp-mtsima',
  'urn:oma:mo:ext-3gpp2-iotadm:1.0',
  'urn:oma:mo:ext-dvb-ipdc:1.0',
  'urn:oma:mo:ext-e2r-network:1.0',
  'urn:oma:mo:ext-e2r-service:1.0',
  'urn:oma:mo:ext-e2r-terminal:1.0',
  'urn:oma:mo:ext-e2r-user:1.0',
  'urn:oma:mo:ext-etsi-mandmo:1.0',
  'urn:oma:mo:ext-etsi-manmo:1.0',
  'urn:oma:mo:ext-etsi-msclmo:1.0',
  'urn:oma:mo:ext-onem2m-mcmdhmo:1.0',
  'urn:oma:mo:ext-onem2m-mcmdhmo:2.0',
  'urn:oma:mo:ext-onem2m-mfdcmo:1.0',
]);

/** What the registry misprints, and what it means. */
export const misprints: ReadonlyMap<string, string> = new Map<string, string>([
  ['urn:oma:mo:oma-diag:UESetsting:1.0', 'urn:oma:mo:oma-diag:UESetting:1.0'],
  ['uurn:oma:mo:ext-3gpp-MCPTT-user-profile:1.0', 'urn:oma:mo:ext-3gpp-MCPTT-user-profile:1.0'],
  ['urn-oma:mo:ext-3gpp-mtsima', 'urn:oma:mo:ext-3gpp-mtsima'],
]);

/** Identifiers met in products that are not registered, and what they mean. */
export const deviations: ReadonlyMap<string, string> = new Map<string, string>([
  ['org.openmobilealliance/1.0/FirmwareUpdateManagementObject', 'urn:oma:mo:oma-fumo:1.0'],
  ['urn:oma:mo:oma-diag:1.0', 'urn:oma:mo:oma-diagmon:1.0'],
  ['urn:oma:mo:omadiag:batteryinfo:1.0', 'urn:oma:mo:oma-diag:batteryinfo:1.0'],
  ['org.openmobilealliance/1.0/ConnMO', 'urn:oma:mo:oma-connmo-nap:1.0'],
  ['org.openmobilealliance/1.0/w7', 'urn:oma:mo:oma-dm-dmacc:1.0'],
]);
