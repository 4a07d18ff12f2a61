"""Holds an answer against the model of its operation: as it was sent, and as botocore parsed it."""
import json
import xml.etree.ElementTree as ElementTree

from botocore.validate import ParamValidator

# Where AWS itself does not keep to its models.
AWS_DIFFERS = {
    "DescribeInternetGateways.InternetGateways[].Attachments[].State is 'available', which is none of its values",
    "DescribeNetworkInterfaces.NetworkInterfaces[].InterfaceType is 'nat_gateway', which is none of its values",
    "Invalid value for parameter Table.ProvisionedThroughput.NumberOfDecreasesToday, value: 0, valid min value: 1",
}


def flaws_of_body(body, operation):
    """Names in a body that the model does not have there. botocore passes over them."""
    shape = operation.output_shape
    if shape is None or not body or _payload_is_raw(shape):
        return []
    protocol = operation.service_model.resolved_protocol
    if protocol in ("json", "rest-json"):
        return list(_json_flaws(json.loads(body), _payload(shape), operation.name))
    root = ElementTree.fromstring(body)
    if protocol == "query":
        return [] if "resultWrapper" not in shape.serialization else [
            flaw for result in root if _local(result) == shape.serialization["resultWrapper"] for flaw in _xml_flaws(result, shape, operation.name)]
    return list(_xml_flaws(root, _payload(shape), operation.name, others={"requestId"} if protocol == "ec2" else set()))


def flaws_of_answer(answer, operation):
    """What the parsed answer lacks or has of a wrong type or value."""
    shape = operation.output_shape
    if shape is None:
        return []
    answer = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
    report = ParamValidator().validate(answer, shape)
    flaws = report.generate_report().splitlines() + list(_enum_flaws(answer, shape, operation.name))
    return [flaw for flaw in flaws if flaw not in AWS_DIFFERS]


def _payload(shape):
    name = shape.serialization.get("payload")
    return shape.members[name] if name else shape


def _payload_is_raw(shape):
    return _payload(shape).type_name in ("blob", "string")


def _json_flaws(value, shape, where):
    if value is None:
        return
    if shape.type_name == "structure":
        names = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, member in value.items():
            if name not in names:
                yield f"{where}.{name} is unknown"
            else:
                yield from _json_flaws(member, names[name], f"{where}.{name}")
    elif shape.type_name == "list":
        for item in value:
            yield from _json_flaws(item, shape.member, f"{where}[]")
    elif shape.type_name == "map":
        for item in value.values():
            yield from _json_flaws(item, shape.value, f"{where}{{}}")


def _xml_flaws(element, shape, where, others=frozenset()):
    if shape.type_name == "structure":
        names = {_element_name(name, member): member for name, member in shape.members.items() if member.serialization.get("location") != "header"}
        for child in element:
            name = _local(child)
            if name in names:
                yield from _member_flaws(child, names[name], f"{where}.{name}")
            elif name not in others:
                yield f"{where}.{name} is unknown"
    elif shape.type_name == "list":
        wanted = shape.member.serialization.get("name", "member")
        for child in element:
            if _local(child) != wanted:
                yield f"{where}.{_local(child)} is no {wanted}"
            yield from _xml_flaws(child, shape.member, f"{where}[]")
    elif shape.type_name == "map":
        for child in element:
            yield from _entry_flaws(child, shape, where)
    elif len(element):
        yield f"{where} is no text"


def _member_flaws(element, shape, where):
    """A flattened list's elements are members of the structure themselves."""
    if not shape.serialization.get("flattened"):
        return _xml_flaws(element, shape, where)
    return _xml_flaws(element, shape.member, where) if shape.type_name == "list" else _entry_flaws(element, shape, where)


def _entry_flaws(entry, shape, where):
    for child in entry:
        if _local(child) == shape.value.serialization.get("name", "value"):
            yield from _xml_flaws(child, shape.value, f"{where}{{}}")
        elif _local(child) != shape.key.serialization.get("name", "key"):
            yield f"{where}.{_local(child)} is neither key nor value"


def _element_name(name, shape):
    if shape.type_name == "list" and shape.serialization.get("flattened"):
        return shape.member.serialization.get("name", shape.serialization.get("name", name))
    return shape.serialization.get("name", name)


def _local(element):
    return element.tag.rsplit("}", 1)[-1]


def _enum_flaws(value, shape, where):
    if shape.type_name == "structure":
        for name, member in value.items():
            if name in shape.members:
                yield from _enum_flaws(member, shape.members[name], f"{where}.{name}")
    elif shape.type_name == "list":
        for item in value:
            yield from _enum_flaws(item, shape.member, f"{where}[]")
    elif shape.type_name == "map":
        for item in value.values():
            yield from _enum_flaws(item, shape.value, f"{where}{{}}")
    elif shape.type_name == "string" and shape.enum and value not in shape.enum:
        yield f"{where} is {value!r}, which is none of its values"
