"""moto's server, with the names of what its CloudFormation does not know: enough for a stack of function/template.yaml to
come to its end. Those resources get a name and nothing else; a distribution is made at moto's CloudFront, because
function/deploy talks to it. Everything else of the stack is moto's own.

    cloud.py --host 127.0.0.1 --port 5000
"""

import sys

from moto.cloudformation import parsing
from moto.cloudformation.models import CloudFormationBackend
from moto.cloudfront.models import cloudfront_backends
from moto.core.common_models import CloudFormationModel
from moto.server import main

# What cfn-lint says of these is all that is tested of them.
NAMES_ONLY = [
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::ApiMapping",
    "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::CloudFront::Distribution",
    "AWS::CloudFront::Function",
    "AWS::CloudFront::OriginAccessControl",
    "AWS::CloudFront::OriginRequestPolicy",
    "AWS::CloudFront::ResponseHeadersPolicy",
    "AWS::CloudWatch::Alarm",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::S3::BucketPolicy",
]


def distribution(name, account):
    """One at moto's CloudFront: its id and its address."""
    origins = {"Items": [{"Id": "site", "DomainName": "site.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}]}
    behavior = {"TargetOriginId": "site", "ViewerProtocolPolicy": "redirect-to-https"}
    config = {"CallerReference": name, "Origins": origins, "DefaultCacheBehavior": behavior, "Enabled": True}
    made, _, _ = cloudfront_backends[account]["global"].create_distribution(config, [])
    return made.id, made.domain_name


def model(kind):
    """A resource of this type for moto's CloudFormation. It looks for direct subclasses."""

    def create(cls, name, _json, account, _region, **_more):
        made = cls()
        made.name, made.address = distribution(name, account) if kind.endswith("::Distribution") else (name, name)
        return made

    return type(
        "NameOnly",
        (CloudFormationModel,),
        {
            "cloudformation_name_type": staticmethod(lambda: ""),
            "cloudformation_type": staticmethod(lambda: kind),
            "has_cfn_attr": classmethod(lambda cls, attribute: True),
            "get_cfn_attribute": lambda self, attribute: self.address,
            "physical_resource_id": property(lambda self: self.name),
            "create_from_cloudformation_json": classmethod(create),
            "update_from_cloudformation_json": classmethod(lambda cls, original_resource, **_more: original_resource),
            "delete_from_cloudformation_json": classmethod(lambda cls, *_, **_more: None),
            "is_created": lambda self: True,
        },
    )


# Kept, or they would be gone before anyone looks for them.
MODELS = [model(kind) for kind in NAMES_ONLY]

update_resource = parsing.parse_and_update_resource


def unless_absent(name, description, resources, **more):
    """moto forgets that what is not there, because its condition does not hold, cannot be changed either."""
    return update_resource(name, description, resources, **more) if resources[name] else None


parsing.parse_and_update_resource = unless_absent

execute_change_set = CloudFormationBackend.execute_change_set


def with_outputs(self, *arguments, **named):
    """moto forgets to look at the outputs of a stack that a change set makes."""
    execute_change_set(self, *arguments, **named)
    for stack in self.stacks.values():
        stack._parse_template()
        stack.output_map = stack._create_output_map()


CloudFormationBackend.execute_change_set = with_outputs

if __name__ == "__main__":
    main(sys.argv[1:])
