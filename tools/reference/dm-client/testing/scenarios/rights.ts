/** Access rights. */
import { add, addNode, copy, exec, get, remove, replace } from '../converse';
import { chr, one, type Scenario } from './scenario';

const vendorAcl = 'Add=server.example&Delete=server.example&Exec=server.example&Get=*&Replace=server.example';

export const rightsScenarios: readonly Scenario[] = [
  one('rights', [
    replace('./Vendor?prop=ACL', 'Get='),
    replace('./Vendor/List?prop=ACL', 'Get=someone.else'),
    get('./Vendor/List'),
    replace('./Vendor/List?prop=ACL', `${vendorAcl}&Get=other`),
    replace('./Vendor/Text?prop=ACL', 'Get=*'),
    replace('./Vendor/Text', 'not now', chr),
    replace('./Vendor/Number?prop=ACL', 'Get=*+a&Replace=a'),
    get('./Vendor/Number'),
    copy('./Vendor/Flag', './Vendor/Text'),
    replace('./Vendor/Empty?prop=ACL', vendorAcl),
    replace('./Vendor/Empty?prop=ACL', vendorAcl),
    get('./Vendor/Empty?prop=ACL'),
  ]),
  one('rights by one node alone', [
    replace('./Vendor/List/One?prop=ACL', vendorAcl),
    replace('./Vendor/List?prop=ACL', 'Get=*'),
    replace('./Vendor/List/One?prop=ACL', 'Get=*&Replace=server.example'),
    replace('./Vendor/Empty?prop=ACL', 'Get=*&Add=server.example'),
    add('./Vendor/Empty/Leaf', 'a', chr),
    replace('./Vendor/Text?prop=ACL', 'Get=*&Replace=server.example'),
    replace('./Vendor?prop=ACL', 'Add=*&Get=*'),
    replace('./Vendor/Text?prop=ACL', 'Get=*'),
  ]),
  one('rights of new nodes', [
    addNode('./Vendor/List/N'),
    addNode('./Vendor/List/N/Sub'),
    add('./Vendor/List/N/Sub/Leaf', 'a', chr),
    add('./Vendor/List/N/Leaf', 'a', chr),
    replace('./Vendor/List/N?prop=ACL', 'Get=other&Replace=server.example'),
    get('./Vendor/List/N/Sub/Leaf'),
    replace('./Vendor/List/N/Leaf?prop=ACL', 'Get=*&Replace=*'),
    replace('./Vendor/List/N/Leaf', 'b', chr),
    replace('./Vendor/List/N/Leaf?prop=ACL', 'Get=other+server.example&Replace=server.example.org'),
    get('./Vendor/List/N/Leaf'),
    replace('./Vendor/List/N/Leaf', 'c', chr),
    replace('./Vendor/List/N/Leaf?prop=ACL', ''),
    replace('./Vendor/List/N/Leaf', 'd', chr),
  ]),
  one('below the root', [addNode('./New'), get('./New?prop=ACL'), add('./New/Leaf', 'a', chr), remove('./New')]),
  one('the account goes', [remove('./DMAcc/Account1'), get('./Vendor?prop=ACL')]),
  one('AccessType', [replace('./Vendor/ReadOnly?prop=AccessType', 'Replace')]),
  one('Exec without right', [replace('./Vendor/RunLater?prop=ACL', 'Get=*'), exec('./Vendor/RunLater')]),
];
